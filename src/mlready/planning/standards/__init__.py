"""How a system stands against laws, standards and lists of risks, by the crosswalks of the playbooks."""
