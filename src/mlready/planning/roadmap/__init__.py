"""The roadmap: what decides the date, who does what when, and what gives where there is too little time."""
