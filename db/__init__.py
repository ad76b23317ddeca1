"""Everything true about the data: records, evidence, rules and files. No Qt; usable from a script."""

VERSION = "0.1.0"
