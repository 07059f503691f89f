//! Dictionaries of actors and agents in the formats of TABARI and PETRARCH, and the codes that they give.

mod actors;
mod agents;
mod codes;
mod extend;

pub use actors::{ActorEntry, DatedCode, Parsed, code_on, parse_actors};
pub use agents::{AgentEntry, parse_agents};
pub use codes::Codes;
