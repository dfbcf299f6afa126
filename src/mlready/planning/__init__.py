"""What follows from an assessment, pure: the actions of the plan, their order and their dates."""
