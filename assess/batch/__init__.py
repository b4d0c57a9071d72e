"""A folder of laws: one assessment each, a store to resume from, a summary table."""
