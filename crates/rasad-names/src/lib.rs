//! What the desk knows of countries, people, bodies, outlets and places, and how their names are found.
