insert into rents values (1, 2);
