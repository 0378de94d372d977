"""Be the `chibo` command where it is started as a module."""

import sys

from chibo.config.command.line import main

sys.exit(main())
