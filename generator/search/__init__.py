"""What the search of the site looks through: records made of the handbook itself, not of its pages."""
