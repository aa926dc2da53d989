"""Plants one defect at a time in whole handbooks and counts what the checks find: `make mutants`."""
