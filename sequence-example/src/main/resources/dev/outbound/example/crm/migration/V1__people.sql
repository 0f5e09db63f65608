create table crm_person (
    id varchar(200) not null primary key,
    first_name varchar(100) not null,
    last_name varchar(100) not null,
    email varchar(254),
    email_key varchar(254) unique,
    phone varchar(16),
    zone varchar(100),
    company varchar(200) not null,
    title varchar(200) not null,
    attributes text not null,
    consent_email varchar(10) not null,
    consent_sms varchar(10) not null,
    consent_voice varchar(10) not null,
    sort_name varchar(250) not null,
    search_text varchar(1200) not null
);

create index crm_person_by_name on crm_person (sort_name, id);
create index crm_person_by_phone on crm_person (phone);
create index crm_person_by_company on crm_person (company);
