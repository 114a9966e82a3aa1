"""Whether somebody is told: suppressions, routine contacts, roles, and the points against a threshold. Pure."""
