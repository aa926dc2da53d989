"""Makes `python -m generator` the same program as `handbook`."""

import sys

from generator.cli import main

sys.exit(main())
