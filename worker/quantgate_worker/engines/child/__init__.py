"""A session in a process of its own: what kills, hangs or outgrows it is no other's matter."""
