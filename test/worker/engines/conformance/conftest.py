import sys
from pathlib import Path

# The command runs these files as scripts, which find each other beside them.
sys.path.insert(0, str(Path(__file__).parent))
