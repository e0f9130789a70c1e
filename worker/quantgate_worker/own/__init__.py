"""A task of the team's own: their code in a process of its own, in their environment or ours."""
