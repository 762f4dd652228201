// Names are found by 006_names alone.
DROP INDEX person_text IF EXISTS;
DROP INDEX person_name IF EXISTS;
