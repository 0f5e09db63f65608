create table invoice (id integer);
