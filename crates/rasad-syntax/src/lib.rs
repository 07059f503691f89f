//! English syntax to Universal Dependencies.
