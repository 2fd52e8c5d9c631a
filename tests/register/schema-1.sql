BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE audit (
	number INTEGER NOT NULL, 
	at VARCHAR NOT NULL, 
	"by" VARCHAR NOT NULL, 
	workstation VARCHAR NOT NULL, 
	action VARCHAR NOT NULL, 
	entity VARCHAR NOT NULL, 
	entity_id VARCHAR NOT NULL, 
	patient_id VARCHAR, 
	payload VARCHAR NOT NULL, 
	previous_hash VARCHAR NOT NULL, 
	hash VARCHAR NOT NULL, 
	CONSTRAINT pk_audit PRIMARY KEY (number)
);
INSERT INTO "audit" VALUES(1,'2026-11-21T11:47:46.801745+00:00','setup','vm','set','note:closures','closures',NULL,'{"2010-01-01":"New Year''s Day","2010-04-02":"Good Friday","2010-04-05":"Easter Monday","2010-05-03":"May Day","2010-05-31":"Spring Bank Holiday","2010-08-30":"Late Summer Bank Holiday","2010-12-25":"Christmas Day","2010-12-26":"Boxing Day","2010-12-27":"Christmas Day (observed)","2010-12-28":"Boxing Day (observed)","2011-01-01":"New Year''s Day","2011-01-03":"New Year''s Day (observed)","2011-04-22":"Good Friday","2011-04-25":"Easter Monday","2011-04-29":"Wedding of William and Catherine","2011-05-02":"May Day","2011-05-30":"Spring Bank Holiday","2011-08-29":"Late Summer Bank Holiday","2011-12-25":"Christmas Day","2011-12-26":"Boxing Day","2011-12-27":"Christmas Day (observed)","2012-01-01":"New Year''s Day","2012-01-02":"New Year''s Day (observed)","2012-04-06":"Good Friday","2012-04-09":"Easter Monday","2012-05-07":"May Day","2012-06-04":"Spring Bank Holiday","2012-06-05":"Diamond Jubilee of Elizabeth II","2012-08-27":"Late Summer Bank Holiday","2012-12-25":"Christmas Day","2012-12-26":"Boxing Day","2013-01-01":"New Year''s Day","2013-03-29":"Good Friday","2013-04-01":"Easter Monday","2013-05-06":"May Day","2013-05-27":"Spring Bank Holiday","2013-08-26":"Late Summer Bank Holiday","2013-12-25":"Christmas Day","2013-12-26":"Boxing Day","2014-01-01":"New Year''s Day","2014-04-18":"Good Friday","2014-04-21":"Easter Monday","2014-05-05":"May Day","2014-05-26":"Spring Bank Holiday","2014-08-25":"Late Summer Bank Holiday","2014-12-25":"Christmas Day","2014-12-26":"Boxing Day","2015-01-01":"New Year''s Day","2015-04-03":"Good Friday","2015-04-06":"Easter Monday","2015-05-04":"May Day","2015-05-25":"Spring Bank Holiday","2015-08-31":"Late Summer Bank Holiday","2015-12-25":"Christmas Day","2015-12-26":"Boxing Day","2015-12-28":"Boxing Day (observed)","2016-01-01":"New Year''s Day","2016-03-25":"Good Friday","2016-03-28":"Easter Monday","2016-05-02":"May Day","2016-05-30":"Spring Bank Holiday","2016-08-29":"Late Summer Bank Holiday","2016-12-25":"Christmas Day","2016-12-26":"Boxing Day","2016-12-27":"Christmas Day (observed)","2017-01-01":"New Year''s Day","2017-01-02":"New Year''s Day (observed)","2017-04-14":"Good Friday","2017-04-17":"Easter Monday","2017-05-01":"May Day","2017-05-29":"Spring Bank Holiday","2017-08-28":"Late Summer Bank Holiday","2017-12-25":"Christmas Day","2017-12-26":"Boxing Day","2018-01-01":"New Year''s Day","2018-03-30":"Good Friday","2018-04-02":"Easter Monday","2018-05-07":"May Day","2018-05-28":"Spring Bank Holiday","2018-08-27":"Late Summer Bank Holiday","2018-12-25":"Christmas Day","2018-12-26":"Boxing Day","2019-01-01":"New Year''s Day","2019-04-19":"Good Friday","2019-04-22":"Easter Monday","2019-05-06":"May Day","2019-05-27":"Spring Bank Holiday","2019-08-26":"Late Summer Bank Holiday","2019-12-25":"Christmas Day","2019-12-26":"Boxing Day","2020-01-01":"New Year''s Day","2020-04-10":"Good Friday","2020-04-13":"Easter Monday","2020-05-08":"May Day","2020-05-25":"Spring Bank Holiday","2020-08-31":"Late Summer Bank Holiday","2020-12-25":"Christmas Day","2020-12-26":"Boxing Day","2020-12-28":"Boxing Day (observed)","2021-01-01":"New Year''s Day","2021-04-02":"Good Friday","2021-04-05":"Easter Monday","2021-05-03":"May Day","2021-05-31":"Spring Bank Holiday","2021-08-30":"Late Summer Bank Holiday","2021-12-25":"Christmas Day","2021-12-26":"Boxing Day","2021-12-27":"Christmas Day (observed)","2021-12-28":"Boxing Day (observed)","2022-01-01":"New Year''s Day","2022-01-03":"New Year''s Day (observed)","2022-04-15":"Good Friday","2022-04-18":"Easter Monday","2022-05-02":"May Day","2022-06-02":"Spring Bank Holiday","2022-06-03":"Platinum Jubilee of Elizabeth II","2022-08-29":"Late Summer Bank Holiday","2022-09-19":"State Funeral of Queen Elizabeth II","2022-12-25":"Christmas Day","2022-12-26":"Boxing Day","2022-12-27":"Christmas Day (observed)","2023-01-01":"New Year''s Day","2023-01-02":"New Year''s Day (observed)","2023-04-07":"Good Friday","2023-04-10":"Easter Monday","2023-05-01":"May Day","2023-05-08":"Coronation of Charles III","2023-05-29":"Spring Bank Holiday","2023-08-28":"Late Summer Bank Holiday","2023-12-25":"Christmas Day","2023-12-26":"Boxing Day","2024-01-01":"New Year''s Day","2024-03-29":"Good Friday","2024-04-01":"Easter Monday","2024-05-06":"May Day","2024-05-27":"Spring Bank Holiday","2024-08-26":"Late Summer Bank Holiday","2024-12-25":"Christmas Day","2024-12-26":"Boxing Day","2025-01-01":"New Year''s Day","2025-04-18":"Good Friday","2025-04-21":"Easter Monday","2025-05-05":"May Day","2025-05-26":"Spring Bank Holiday","2025-08-25":"Late Summer Bank Holiday","2025-12-25":"Christmas Day","2025-12-26":"Boxing Day","2026-01-01":"New Year''s Day","2026-04-03":"Good Friday","2026-04-06":"Easter Monday","2026-05-04":"May Day","2026-05-25":"Spring Bank Holiday","2026-08-31":"Late Summer Bank Holiday","2026-12-25":"Christmas Day","2026-12-26":"Boxing Day","2026-12-28":"Boxing Day (observed)","2027-01-01":"New Year''s Day","2027-03-26":"Good Friday","2027-03-29":"Easter Monday","2027-05-03":"May Day","2027-05-31":"Spring Bank Holiday","2027-08-30":"Late Summer Bank Holiday","2027-12-25":"Christmas Day","2027-12-26":"Boxing Day","2027-12-27":"Christmas Day (observed)","2027-12-28":"Boxing Day (observed)","2028-01-01":"New Year''s Day","2028-01-03":"New Year''s Day (observed)","2028-04-14":"Good Friday","2028-04-17":"Easter Monday","2028-05-01":"May Day","2028-05-29":"Spring Bank Holiday","2028-08-28":"Late Summer Bank Holiday","2028-12-25":"Christmas Day","2028-12-26":"Boxing Day","2029-01-01":"New Year''s Day","2029-03-30":"Good Friday","2029-04-02":"Easter Monday","2029-05-07":"May Day","2029-05-28":"Spring Bank Holiday","2029-08-27":"Late Summer Bank Holiday","2029-12-25":"Christmas Day","2029-12-26":"Boxing Day"}','0000000000000000000000000000000000000000000000000000000000000000','e16c2a25c58da83c2b97a3c804dd6ee6a73f616fabff78c1faee0503a6b3e1b4');
INSERT INTO "audit" VALUES(2,'2026-11-21T11:47:46.801745+00:00','setup','vm','set','note:setting','holidays_until',NULL,'{"after":"2029","before":""}','e16c2a25c58da83c2b97a3c804dd6ee6a73f616fabff78c1faee0503a6b3e1b4','0bc4480e163e86bcae8ca6f1356a7a15bc5463470755b209a0321c6b5cef4caf');
INSERT INTO "audit" VALUES(3,'2026-11-21T11:47:46.951463+00:00','setup','vm','added','patient','52dee9c9-d868-4950-9bf7-65d12bf15eb4','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"address":"","born_on":"1950-03-02","family_key":"archer","family_name":"Archer","flags":"[]","gender":"","given_key":"ada","given_name":"Ada","id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","local_number":"","neuro_since":null,"nhs_number":null,"phone":"","postcode":"","restricted_sites":"[]","rotation":"deltoid","standing":"active","title":""}','0bc4480e163e86bcae8ca6f1356a7a15bc5463470755b209a0321c6b5cef4caf','73a5e0300ee134e2846f3a5bc8ab05f406566df5339612e9f8bd85d064c9908d');
INSERT INTO "audit" VALUES(4,'2026-11-21T11:47:46.963399+00:00','setup','vm','added','patient','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','{"address":"","born_on":"1951-03-02","family_key":"brennan","family_name":"Brennan","flags":"[\"anticoagulant\"]","gender":"","given_key":"sian","given_name":"Siân","id":"e3091c31-7f4f-4399-bf04-cc4416e1ee0b","local_number":"","neuro_since":null,"nhs_number":null,"phone":"","postcode":"","restricted_sites":"[]","rotation":"deltoid","standing":"active","title":""}','73a5e0300ee134e2846f3a5bc8ab05f406566df5339612e9f8bd85d064c9908d','97b2576be4ee204588986412b684e69d79256a987b859e000364b734e623b676');
INSERT INTO "audit" VALUES(5,'2026-11-21T11:47:46.967254+00:00','setup','vm','added','patient','a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003','a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003','{"address":"","born_on":"1952-03-02","family_key":"lukasik","family_name":"Łukasik","flags":"[]","gender":"","given_key":"ola","given_name":"Ola","id":"a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003","local_number":"","neuro_since":null,"nhs_number":null,"phone":"","postcode":"","restricted_sites":"[]","rotation":"deltoid","standing":"active","title":""}','97b2576be4ee204588986412b684e69d79256a987b859e000364b734e623b676','c42aaa84ded013d3595360214dfcc23d1b1088e6da3348d954de3f598de484e4');
INSERT INTO "audit" VALUES(6,'2026-11-21T11:47:46.971297+00:00','setup','vm','added','patient','53bfd1ee-f9f8-4ab1-88e0-7a68161892d3','53bfd1ee-f9f8-4ab1-88e0-7a68161892d3','{"address":"","born_on":"1953-03-02","family_key":"quinn","family_name":"Quinn","flags":"[]","gender":"","given_key":"max","given_name":"Max","id":"53bfd1ee-f9f8-4ab1-88e0-7a68161892d3","local_number":"","neuro_since":null,"nhs_number":null,"phone":"","postcode":"","restricted_sites":"[]","rotation":"deltoid","standing":"active","title":""}','c42aaa84ded013d3595360214dfcc23d1b1088e6da3348d954de3f598de484e4','3bb10fd4ff2bb7d67bb74784620165b4f97e41016243362301e7a04c524ed6f5');
INSERT INTO "audit" VALUES(7,'2026-11-21T11:47:46.977520+00:00','setup','vm','kept','protocol_file','94b1535d10086fd7487a7d6792fbfcd0dbd536d52532a8e77455a8101f41c27c',NULL,'{"content":"id = \"hydroxo-standard\"\nversion = \"1\"\ntitle = \"Hydroxocobalamin, standard\"\nsummary = \"Six loading doses on alternate days, at most three a week, then maintenance every 2 to 3 months for life.\"\nroute = \"intramuscular\"\nproduct = \"hydroxo-1mg-1ml\"\nsubstances = [\"hydroxocobalamin\"]\nsources = [\"S0\", \"S1\", \"S2\", \"S3\", \"BNF\"]\napproved_by = \"\"  # the clinic signs the protocol it uses\nchecked = 2026-11-20\n\n[fit]\nindications = [\"pernicious_anaemia\", \"malabsorption\", \"other\", \"dietary\", \"metformin\"]\nrank = 5\nwhy = \"No neurological involvement: the schedule on which all four founding texts and the BNF agree.\"\n\n[[phases]]\nname = \"loading\"\ndose_micrograms = 1000\ninterval = \"P2D\"\nends = { doses = 6 }\ncap = { doses = 3, days = 7 }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[phases]]\nname = \"maintenance\"\ndose_micrograms = 1000\ninterval = \"P2M/P3M\"\nends = { lifelong = true }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P1M\"\nsource = \"S1 S2 S3, persistent symptoms\"\n\n[[intervals]]\ninterval = \"P8W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P2M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P10W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P12W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P2M/P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[examples]]\nid = \"std-fourth-waits\"\ntitle = \"At most three in seven days\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n]\ntoday = \"2026-01-10\"\nexpect = { status = \"upcoming\", phase = \"loading\", due_on = \"2026-01-12\", due_by = \"2026-01-12\", dose_number = 4, doses_in_phase = 6 }\n\n[[examples]]\nid = \"std-window\"\ntitle = \"Six loading doses, then two to three months\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n    { type = \"injection\", on = \"2026-01-12\" },\n    { type = \"injection\", on = \"2026-01-14\" },\n    { type = \"injection\", on = \"2026-01-16\" },\n]\ntoday = \"2026-01-17\"\nexpect = { status = \"upcoming\", phase = \"maintenance\", due_on = \"2026-03-16\", due_by = \"2026-04-16\", earliest_on = \"2026-03-02\", overdue_from = \"2026-04-17\" }\n","protocol_id":"hydroxo-standard","sha256":"94b1535d10086fd7487a7d6792fbfcd0dbd536d52532a8e77455a8101f41c27c","version":"1"}','3bb10fd4ff2bb7d67bb74784620165b4f97e41016243362301e7a04c524ed6f5','026baef83db9b57c112d86b7506d8a002ec1bec8cf3e08368b9947bac23bfeb3');
INSERT INTO "audit" VALUES(8,'2026-11-21T11:47:46.977520+00:00','setup','vm','added','course','5570de59-ebd3-4caf-9428-c954c299c92d','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"authority_kind":"prescription","authority_reference":"","choices":"[]","id":"5570de59-ebd3-4caf-9428-c954c299c92d","maintenance_interval":null,"monitoring":"nice-symptoms","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","prescriber":"Dr A. Invented","product_id":"hydroxo-1mg-1ml","protocol_id":"hydroxo-standard","protocol_sha256":"94b1535d10086fd7487a7d6792fbfcd0dbd536d52532a8e77455a8101f41c27c","protocol_version":"1","reasons":"[]","start_on":"2026-01-05","start_phase":null}','026baef83db9b57c112d86b7506d8a002ec1bec8cf3e08368b9947bac23bfeb3','b857e9da078b6be65246dd30e6f664d18ebb212fbf82c2040a3151cc8762db96');
INSERT INTO "audit" VALUES(9,'2026-11-21T11:47:47.009074+00:00','setup','vm','kept','protocol_file','78db3c6299673e890a57abd47c8a77ff8ae7b5f69696b8b69edad529487703ac',NULL,'{"content":"id = \"ileal-monthly\"\nversion = \"1\"\ntitle = \"Ileal resection over 20 cm or ileal Crohn’s disease\"\nsummary = \"Prophylaxis every month for life; no loading.\"\nroute = \"intramuscular\"\nproduct = \"hydroxo-1mg-1ml\"\nsubstances = [\"hydroxocobalamin\"]\nsources = [\"S0\", \"S1\", \"S2\", \"S3\", \"ESPEN\"]\napproved_by = \"\"  # the clinic signs the protocol it uses\nchecked = 2026-11-20\n\n[fit]\nindications = [\"ileal_resection\", \"crohns_disease\"]\nrank = 15\nwhy = \"Prophylaxis after ileal resection of more than 20 cm or with ileal Crohn’s disease.\"\n\n[[phases]]\nname = \"maintenance\"\ndose_micrograms = 1000\ninterval = \"P1M\"\nends = { lifelong = true }\nsource = \"S0 S1 S2 S3, ESPEN\"\n\n[[examples]]\nid = \"ileal\"\ntitle = \"Monthly from the first dose\"\ncourse = { protocol = \"ileal-monthly\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n]\ntoday = \"2026-01-20\"\nexpect = { phase = \"maintenance\", due_on = \"2026-02-05\", due_by = \"2026-02-05\", earliest_on = \"2026-02-02\" }\n","protocol_id":"ileal-monthly","sha256":"78db3c6299673e890a57abd47c8a77ff8ae7b5f69696b8b69edad529487703ac","version":"1"}','b857e9da078b6be65246dd30e6f664d18ebb212fbf82c2040a3151cc8762db96','8868984a9630ed96949f505d6d04dc14bc9373c9713fbfcddfa645aecc70e812');
INSERT INTO "audit" VALUES(10,'2026-11-21T11:47:47.009074+00:00','setup','vm','added','course','dce99255-2b85-4dcf-96fd-344cf3b38e2e','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','{"authority_kind":"prescription","authority_reference":"","choices":"[]","id":"dce99255-2b85-4dcf-96fd-344cf3b38e2e","maintenance_interval":null,"monitoring":"nice-symptoms","patient_id":"e3091c31-7f4f-4399-bf04-cc4416e1ee0b","prescriber":"Dr A. Invented","product_id":"hydroxo-1mg-1ml","protocol_id":"ileal-monthly","protocol_sha256":"78db3c6299673e890a57abd47c8a77ff8ae7b5f69696b8b69edad529487703ac","protocol_version":"1","reasons":"[]","start_on":"2026-01-05","start_phase":null}','8868984a9630ed96949f505d6d04dc14bc9373c9713fbfcddfa645aecc70e812','224981bfbbd892265e80b0304920e4d27c403944ab630e8bca4ea74e25e67680');
INSERT INTO "audit" VALUES(11,'2026-11-21T11:47:47.067902+00:00','setup','vm','recorded','injection','22201fde-abcd-4557-a514-8f0c7473b90e','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"batch":"A1","consent_given":false,"dose_micrograms":1000,"expires_on":"2027-01-01","given_by":"setup","given_elsewhere":false,"given_on":"2026-01-05","id":"22201fde-abcd-4557-a514-8f0c7473b90e","identity_checked":false,"muscle":"deltoid","note":"","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T11:47:47.067902+00:00","recorded_by":"setup","replaces":null,"side":"left","site_text":""}','224981bfbbd892265e80b0304920e4d27c403944ab630e8bca4ea74e25e67680','e066b0fe61e0dbc029e973e2d20617a001ee6ce82393f1370e3767f95487ef8f');
INSERT INTO "audit" VALUES(12,'2026-11-21T11:47:47.142619+00:00','setup','vm','recorded','injection','eabb4be8-09e2-4baf-9418-0a8220917101','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"batch":"A1","consent_given":false,"dose_micrograms":1000,"expires_on":"2027-01-01","given_by":"setup","given_elsewhere":false,"given_on":"2026-01-07","id":"eabb4be8-09e2-4baf-9418-0a8220917101","identity_checked":false,"muscle":"deltoid","note":"","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T11:47:47.142619+00:00","recorded_by":"setup","replaces":null,"side":"right","site_text":""}','e066b0fe61e0dbc029e973e2d20617a001ee6ce82393f1370e3767f95487ef8f','168f2b4d6deedcfb5097d30b2ab1ea9b30b7004dcc31d8f42dffa6f682d03365');
INSERT INTO "audit" VALUES(13,'2026-11-21T11:47:47.229956+00:00','setup','vm','recorded','injection','3dbb76bb-8dcb-4432-b363-3b6aac73ff91','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"batch":"A1","consent_given":false,"dose_micrograms":1000,"expires_on":"2027-01-01","given_by":"setup","given_elsewhere":false,"given_on":"2026-01-09","id":"3dbb76bb-8dcb-4432-b363-3b6aac73ff91","identity_checked":false,"muscle":"deltoid","note":"","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T11:47:47.229956+00:00","recorded_by":"setup","replaces":null,"side":"left","site_text":""}','168f2b4d6deedcfb5097d30b2ab1ea9b30b7004dcc31d8f42dffa6f682d03365','592af5234803cb8879ce5aa13aedc5e569ae1bcdab66b166748a76886c7bc322');
INSERT INTO "audit" VALUES(14,'2026-11-21T11:47:47.323875+00:00','setup','vm','voided','injection_void','3dbb76bb-8dcb-4432-b363-3b6aac73ff91','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"injection_id":"3dbb76bb-8dcb-4432-b363-3b6aac73ff91","reason":"wrong side","recorded_at":"2026-11-21T11:47:47.323875+00:00","recorded_by":"setup","replaced_by":null}','592af5234803cb8879ce5aa13aedc5e569ae1bcdab66b166748a76886c7bc322','99c32b6a3f439d4174d5193fbe88b10caff9b296891c2e3f5c601fea216ebfbd');
INSERT INTO "audit" VALUES(15,'2026-11-21T11:47:47.366471+00:00','setup','vm','recorded','injection','fc6fa0bc-7785-443f-b94c-2f3ee5ecafc3','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','{"batch":"","consent_given":false,"dose_micrograms":1000,"expires_on":null,"given_by":"setup","given_elsewhere":false,"given_on":"2026-01-09","id":"fc6fa0bc-7785-443f-b94c-2f3ee5ecafc3","identity_checked":false,"muscle":"deltoid","note":"","patient_id":"e3091c31-7f4f-4399-bf04-cc4416e1ee0b","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[[\"anticoagulant\",\"INR 2.5 on 8 January\"]]","recorded_at":"2026-11-21T11:47:47.366471+00:00","recorded_by":"setup","replaces":null,"side":"left","site_text":""}','99c32b6a3f439d4174d5193fbe88b10caff9b296891c2e3f5c601fea216ebfbd','691a423159449f7b2457a9a2f9a42b24c5a559d60ea11442bfda51226ec06156');
INSERT INTO "audit" VALUES(16,'2026-11-21T11:47:47.390150+00:00','setup','vm','recorded deferral','course_event','caedd2a0-4d09-4848-808d-d45dbcdf58b1','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','{"check_kind":null,"course_id":"dce99255-2b85-4dcf-96fd-344cf3b38e2e","id":"caedd2a0-4d09-4848-808d-d45dbcdf58b1","interval":"","kind":"deferral","note":"","on":"2026-01-09","outcome":"","patient_id":"e3091c31-7f4f-4399-bf04-cc4416e1ee0b","reason":"holiday","recorded_at":"2026-11-21T11:47:47.390150+00:00","recorded_by":"setup","test":"","unit":"","until":"2026-03-02","value":""}','691a423159449f7b2457a9a2f9a42b24c5a559d60ea11442bfda51226ec06156','9f0f78fa262105178a723e3281dd845a2ab0d17dacdc7a1c2c6e259a2998ec4a');
INSERT INTO "audit" VALUES(17,'2026-11-21T11:47:47.410120+00:00','setup','vm','recorded review','course_event','90410e69-84bf-4f69-b74a-f2d0f19fab59','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"check_kind":null,"course_id":"5570de59-ebd3-4caf-9428-c954c299c92d","id":"90410e69-84bf-4f69-b74a-f2d0f19fab59","interval":"","kind":"review","note":"","on":"2026-01-09","outcome":"improving","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","reason":"","recorded_at":"2026-11-21T11:47:47.410120+00:00","recorded_by":"setup","test":"","unit":"","until":null,"value":""}','9f0f78fa262105178a723e3281dd845a2ab0d17dacdc7a1c2c6e259a2998ec4a','d0a49cb88a7a06d8087842b7a7c6926518f2e5a20a904589b8c38b1d84cea40e');
INSERT INTO "audit" VALUES(18,'2026-11-21T11:47:47.430126+00:00','setup','vm','recorded hold','course_event','7a620cfa-8f15-48c1-bea2-6fda7a555f35','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"check_kind":null,"course_id":"5570de59-ebd3-4caf-9428-c954c299c92d","id":"7a620cfa-8f15-48c1-bea2-6fda7a555f35","interval":"","kind":"hold","note":"","on":"2026-01-09","outcome":"","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","reason":"in hospital","recorded_at":"2026-11-21T11:47:47.430126+00:00","recorded_by":"setup","test":"","unit":"","until":null,"value":""}','d0a49cb88a7a06d8087842b7a7c6926518f2e5a20a904589b8c38b1d84cea40e','3294956d04530f9416ddd5cac852c119921b65277164f6b09326ff69fb6a4c16');
INSERT INTO "audit" VALUES(19,'2026-11-21T11:47:47.445497+00:00','setup','vm','recorded resume','course_event','cde8a995-ea26-4ccf-b568-1c8cd30b3b31','52dee9c9-d868-4950-9bf7-65d12bf15eb4','{"check_kind":null,"course_id":"5570de59-ebd3-4caf-9428-c954c299c92d","id":"cde8a995-ea26-4ccf-b568-1c8cd30b3b31","interval":"","kind":"resume","note":"","on":"2026-01-09","outcome":"","patient_id":"52dee9c9-d868-4950-9bf7-65d12bf15eb4","reason":"","recorded_at":"2026-11-21T11:47:47.445497+00:00","recorded_by":"setup","test":"","unit":"","until":null,"value":""}','3294956d04530f9416ddd5cac852c119921b65277164f6b09326ff69fb6a4c16','387fd1245dd52b00deb0794607d0ec348c089166158439d412159b3036246846');
CREATE TABLE closure (
	"on" DATE NOT NULL, 
	reason VARCHAR NOT NULL, 
	CONSTRAINT pk_closure PRIMARY KEY ("on")
);
INSERT INTO "closure" VALUES('2010-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2010-04-02','Good Friday');
INSERT INTO "closure" VALUES('2010-04-05','Easter Monday');
INSERT INTO "closure" VALUES('2010-05-03','May Day');
INSERT INTO "closure" VALUES('2010-05-31','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2010-08-30','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2010-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2010-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2010-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2010-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2011-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2011-01-03','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2011-04-22','Good Friday');
INSERT INTO "closure" VALUES('2011-04-25','Easter Monday');
INSERT INTO "closure" VALUES('2011-04-29','Wedding of William and Catherine');
INSERT INTO "closure" VALUES('2011-05-02','May Day');
INSERT INTO "closure" VALUES('2011-05-30','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2011-08-29','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2011-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2011-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2011-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2012-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2012-01-02','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2012-04-06','Good Friday');
INSERT INTO "closure" VALUES('2012-04-09','Easter Monday');
INSERT INTO "closure" VALUES('2012-05-07','May Day');
INSERT INTO "closure" VALUES('2012-06-04','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2012-06-05','Diamond Jubilee of Elizabeth II');
INSERT INTO "closure" VALUES('2012-08-27','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2012-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2012-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2013-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2013-03-29','Good Friday');
INSERT INTO "closure" VALUES('2013-04-01','Easter Monday');
INSERT INTO "closure" VALUES('2013-05-06','May Day');
INSERT INTO "closure" VALUES('2013-05-27','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2013-08-26','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2013-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2013-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2014-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2014-04-18','Good Friday');
INSERT INTO "closure" VALUES('2014-04-21','Easter Monday');
INSERT INTO "closure" VALUES('2014-05-05','May Day');
INSERT INTO "closure" VALUES('2014-05-26','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2014-08-25','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2014-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2014-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2015-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2015-04-03','Good Friday');
INSERT INTO "closure" VALUES('2015-04-06','Easter Monday');
INSERT INTO "closure" VALUES('2015-05-04','May Day');
INSERT INTO "closure" VALUES('2015-05-25','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2015-08-31','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2015-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2015-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2015-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2016-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2016-03-25','Good Friday');
INSERT INTO "closure" VALUES('2016-03-28','Easter Monday');
INSERT INTO "closure" VALUES('2016-05-02','May Day');
INSERT INTO "closure" VALUES('2016-05-30','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2016-08-29','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2016-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2016-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2016-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2017-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2017-01-02','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2017-04-14','Good Friday');
INSERT INTO "closure" VALUES('2017-04-17','Easter Monday');
INSERT INTO "closure" VALUES('2017-05-01','May Day');
INSERT INTO "closure" VALUES('2017-05-29','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2017-08-28','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2017-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2017-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2018-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2018-03-30','Good Friday');
INSERT INTO "closure" VALUES('2018-04-02','Easter Monday');
INSERT INTO "closure" VALUES('2018-05-07','May Day');
INSERT INTO "closure" VALUES('2018-05-28','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2018-08-27','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2018-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2018-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2019-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2019-04-19','Good Friday');
INSERT INTO "closure" VALUES('2019-04-22','Easter Monday');
INSERT INTO "closure" VALUES('2019-05-06','May Day');
INSERT INTO "closure" VALUES('2019-05-27','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2019-08-26','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2019-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2019-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2020-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2020-04-10','Good Friday');
INSERT INTO "closure" VALUES('2020-04-13','Easter Monday');
INSERT INTO "closure" VALUES('2020-05-08','May Day');
INSERT INTO "closure" VALUES('2020-05-25','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2020-08-31','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2020-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2020-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2020-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2021-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2021-04-02','Good Friday');
INSERT INTO "closure" VALUES('2021-04-05','Easter Monday');
INSERT INTO "closure" VALUES('2021-05-03','May Day');
INSERT INTO "closure" VALUES('2021-05-31','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2021-08-30','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2021-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2021-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2021-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2021-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2022-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2022-01-03','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2022-04-15','Good Friday');
INSERT INTO "closure" VALUES('2022-04-18','Easter Monday');
INSERT INTO "closure" VALUES('2022-05-02','May Day');
INSERT INTO "closure" VALUES('2022-06-02','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2022-06-03','Platinum Jubilee of Elizabeth II');
INSERT INTO "closure" VALUES('2022-08-29','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2022-09-19','State Funeral of Queen Elizabeth II');
INSERT INTO "closure" VALUES('2022-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2022-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2022-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2023-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2023-01-02','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2023-04-07','Good Friday');
INSERT INTO "closure" VALUES('2023-04-10','Easter Monday');
INSERT INTO "closure" VALUES('2023-05-01','May Day');
INSERT INTO "closure" VALUES('2023-05-08','Coronation of Charles III');
INSERT INTO "closure" VALUES('2023-05-29','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2023-08-28','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2023-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2023-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2024-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2024-03-29','Good Friday');
INSERT INTO "closure" VALUES('2024-04-01','Easter Monday');
INSERT INTO "closure" VALUES('2024-05-06','May Day');
INSERT INTO "closure" VALUES('2024-05-27','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2024-08-26','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2024-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2024-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2025-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2025-04-18','Good Friday');
INSERT INTO "closure" VALUES('2025-04-21','Easter Monday');
INSERT INTO "closure" VALUES('2025-05-05','May Day');
INSERT INTO "closure" VALUES('2025-05-26','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2025-08-25','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2025-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2025-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2026-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2026-04-03','Good Friday');
INSERT INTO "closure" VALUES('2026-04-06','Easter Monday');
INSERT INTO "closure" VALUES('2026-05-04','May Day');
INSERT INTO "closure" VALUES('2026-05-25','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2026-08-31','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2026-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2026-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2026-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2027-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2027-03-26','Good Friday');
INSERT INTO "closure" VALUES('2027-03-29','Easter Monday');
INSERT INTO "closure" VALUES('2027-05-03','May Day');
INSERT INTO "closure" VALUES('2027-05-31','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2027-08-30','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2027-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2027-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2027-12-27','Christmas Day (observed)');
INSERT INTO "closure" VALUES('2027-12-28','Boxing Day (observed)');
INSERT INTO "closure" VALUES('2028-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2028-01-03','New Year''s Day (observed)');
INSERT INTO "closure" VALUES('2028-04-14','Good Friday');
INSERT INTO "closure" VALUES('2028-04-17','Easter Monday');
INSERT INTO "closure" VALUES('2028-05-01','May Day');
INSERT INTO "closure" VALUES('2028-05-29','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2028-08-28','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2028-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2028-12-26','Boxing Day');
INSERT INTO "closure" VALUES('2029-01-01','New Year''s Day');
INSERT INTO "closure" VALUES('2029-03-30','Good Friday');
INSERT INTO "closure" VALUES('2029-04-02','Easter Monday');
INSERT INTO "closure" VALUES('2029-05-07','May Day');
INSERT INTO "closure" VALUES('2029-05-28','Spring Bank Holiday');
INSERT INTO "closure" VALUES('2029-08-27','Late Summer Bank Holiday');
INSERT INTO "closure" VALUES('2029-12-25','Christmas Day');
INSERT INTO "closure" VALUES('2029-12-26','Boxing Day');
CREATE TABLE course (
	id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	protocol_id VARCHAR NOT NULL, 
	protocol_version VARCHAR NOT NULL, 
	protocol_sha256 VARCHAR NOT NULL, 
	start_on DATE NOT NULL, 
	product_id VARCHAR NOT NULL, 
	prescriber VARCHAR NOT NULL, 
	start_phase VARCHAR, 
	maintenance_interval VARCHAR, 
	choices VARCHAR NOT NULL, 
	monitoring VARCHAR NOT NULL, 
	authority_kind VARCHAR NOT NULL, 
	authority_reference VARCHAR NOT NULL, 
	reasons VARCHAR NOT NULL, 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT fk_course_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id)
);
INSERT INTO "course" VALUES('5570de59-ebd3-4caf-9428-c954c299c92d','52dee9c9-d868-4950-9bf7-65d12bf15eb4','hydroxo-standard','1','94b1535d10086fd7487a7d6792fbfcd0dbd536d52532a8e77455a8101f41c27c','2026-01-05','hydroxo-1mg-1ml','Dr A. Invented',NULL,NULL,'[]','nice-symptoms','prescription','','[]');
INSERT INTO "course" VALUES('dce99255-2b85-4dcf-96fd-344cf3b38e2e','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','ileal-monthly','1','78db3c6299673e890a57abd47c8a77ff8ae7b5f69696b8b69edad529487703ac','2026-01-05','hydroxo-1mg-1ml','Dr A. Invented',NULL,NULL,'[]','nice-symptoms','prescription','','[]');
CREATE TABLE course_event (
	entry INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	course_id VARCHAR, 
	outcome VARCHAR NOT NULL, 
	check_kind VARCHAR, 
	until DATE, 
	interval VARCHAR NOT NULL, 
	test VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	unit VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_course_event PRIMARY KEY (entry), 
	CONSTRAINT ck_course_event_kind_known CHECK (kind IN ('review','deferral','interval','lab','hold','resume','end')), 
	CONSTRAINT fk_course_event_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_event_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_course_event_id UNIQUE (id)
);
INSERT INTO "course_event" VALUES(1,'caedd2a0-4d09-4848-808d-d45dbcdf58b1','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','deferral','2026-01-09','dce99255-2b85-4dcf-96fd-344cf3b38e2e','',NULL,'2026-03-02','','','','','holiday','','2026-11-21T11:47:47.390150+00:00','setup');
INSERT INTO "course_event" VALUES(2,'90410e69-84bf-4f69-b74a-f2d0f19fab59','52dee9c9-d868-4950-9bf7-65d12bf15eb4','review','2026-01-09','5570de59-ebd3-4caf-9428-c954c299c92d','improving',NULL,NULL,'','','','','','','2026-11-21T11:47:47.410120+00:00','setup');
INSERT INTO "course_event" VALUES(3,'7a620cfa-8f15-48c1-bea2-6fda7a555f35','52dee9c9-d868-4950-9bf7-65d12bf15eb4','hold','2026-01-09','5570de59-ebd3-4caf-9428-c954c299c92d','',NULL,NULL,'','','','','in hospital','','2026-11-21T11:47:47.430126+00:00','setup');
INSERT INTO "course_event" VALUES(4,'cde8a995-ea26-4ccf-b568-1c8cd30b3b31','52dee9c9-d868-4950-9bf7-65d12bf15eb4','resume','2026-01-09','5570de59-ebd3-4caf-9428-c954c299c92d','',NULL,NULL,'','','','','','','2026-11-21T11:47:47.445497+00:00','setup');
CREATE TABLE forecast_row (
	course_id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	is_shown BOOLEAN NOT NULL, 
	protocol_id VARCHAR NOT NULL, 
	is_ended BOOLEAN NOT NULL, 
	is_held BOOLEAN NOT NULL, 
	awaits_review BOOLEAN NOT NULL, 
	has_injections BOOLEAN NOT NULL, 
	deferred_until DATE, 
	phase VARCHAR, 
	dose_number INTEGER, 
	doses_in_phase INTEGER, 
	last_on DATE, 
	last_muscle VARCHAR, 
	last_side VARCHAR, 
	due_on DATE, 
	due_by DATE, 
	earliest_on DATE, 
	offer_on DATE, 
	overdue_from DATE, 
	next_muscle VARCHAR, 
	next_side VARCHAR, 
	site_depends_on_day BOOLEAN NOT NULL, 
	next_review_on DATE, 
	latest_event_on DATE, 
	CONSTRAINT pk_forecast_row PRIMARY KEY (course_id), 
	CONSTRAINT fk_forecast_row_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_forecast_row_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id)
);
INSERT INTO "forecast_row" VALUES('dce99255-2b85-4dcf-96fd-344cf3b38e2e','e3091c31-7f4f-4399-bf04-cc4416e1ee0b',1,'ileal-monthly',0,0,0,1,NULL,'maintenance',2,NULL,'2026-01-09','deltoid','left','2026-02-09','2026-02-09','2026-02-06','2026-02-09','2026-02-10','deltoid','right',0,'2026-04-09','2026-01-09');
INSERT INTO "forecast_row" VALUES('5570de59-ebd3-4caf-9428-c954c299c92d','52dee9c9-d868-4950-9bf7-65d12bf15eb4',1,'hydroxo-standard',0,0,0,1,NULL,'loading',3,6,'2026-01-07','deltoid','right','2026-01-09','2026-01-09','2026-01-09','2026-01-09','2026-01-10','deltoid','left',0,'2026-04-05','2026-01-09');
CREATE TABLE injection (
	entry INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	given_on DATE NOT NULL, 
	product_id VARCHAR, 
	dose_micrograms INTEGER NOT NULL, 
	muscle VARCHAR, 
	side VARCHAR, 
	product_text VARCHAR NOT NULL, 
	site_text VARCHAR NOT NULL, 
	batch VARCHAR NOT NULL, 
	expires_on DATE, 
	given_by VARCHAR NOT NULL, 
	note VARCHAR NOT NULL, 
	given_elsewhere BOOLEAN NOT NULL, 
	identity_checked BOOLEAN NOT NULL, 
	consent_given BOOLEAN NOT NULL, 
	reasons VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	replaces VARCHAR, 
	CONSTRAINT pk_injection PRIMARY KEY (entry), 
	CONSTRAINT ck_injection_dose_range CHECK (dose_micrograms BETWEEN 1 AND 100000), 
	CONSTRAINT fk_injection_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_injection_id UNIQUE (id)
);
INSERT INTO "injection" VALUES(1,'22201fde-abcd-4557-a514-8f0c7473b90e','52dee9c9-d868-4950-9bf7-65d12bf15eb4','2026-01-05','hydroxo-1mg-1ml',1000,'deltoid','left','','','A1','2027-01-01','setup','',0,0,0,'[]','2026-11-21T11:47:47.067902+00:00','setup',NULL);
INSERT INTO "injection" VALUES(2,'eabb4be8-09e2-4baf-9418-0a8220917101','52dee9c9-d868-4950-9bf7-65d12bf15eb4','2026-01-07','hydroxo-1mg-1ml',1000,'deltoid','right','','','A1','2027-01-01','setup','',0,0,0,'[]','2026-11-21T11:47:47.142619+00:00','setup',NULL);
INSERT INTO "injection" VALUES(3,'3dbb76bb-8dcb-4432-b363-3b6aac73ff91','52dee9c9-d868-4950-9bf7-65d12bf15eb4','2026-01-09','hydroxo-1mg-1ml',1000,'deltoid','left','','','A1','2027-01-01','setup','',0,0,0,'[]','2026-11-21T11:47:47.229956+00:00','setup',NULL);
INSERT INTO "injection" VALUES(4,'fc6fa0bc-7785-443f-b94c-2f3ee5ecafc3','e3091c31-7f4f-4399-bf04-cc4416e1ee0b','2026-01-09','hydroxo-1mg-1ml',1000,'deltoid','left','','','',NULL,'setup','',0,0,0,'[["anticoagulant","INR 2.5 on 8 January"]]','2026-11-21T11:47:47.366471+00:00','setup',NULL);
CREATE TABLE injection_void (
	injection_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	replaced_by VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_injection_void PRIMARY KEY (injection_id), 
	CONSTRAINT fk_injection_void_injection_id FOREIGN KEY(injection_id) REFERENCES injection (id)
);
INSERT INTO "injection_void" VALUES('3dbb76bb-8dcb-4432-b363-3b6aac73ff91','wrong side',NULL,'2026-11-21T11:47:47.323875+00:00','setup');
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('register_id','b076452b-9a26-4f20-8fa2-e7b16fc27bdd');
INSERT INTO "meta" VALUES('is_demo','no');
CREATE TABLE name_key (
	"key" VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	CONSTRAINT pk_name_key PRIMARY KEY ("key", patient_id), 
	CONSTRAINT fk_name_key_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id)
);
INSERT INTO "name_key" VALUES('ada','52dee9c9-d868-4950-9bf7-65d12bf15eb4');
INSERT INTO "name_key" VALUES('archer','52dee9c9-d868-4950-9bf7-65d12bf15eb4');
INSERT INTO "name_key" VALUES('brennan','e3091c31-7f4f-4399-bf04-cc4416e1ee0b');
INSERT INTO "name_key" VALUES('sian','e3091c31-7f4f-4399-bf04-cc4416e1ee0b');
INSERT INTO "name_key" VALUES('lukasik','a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003');
INSERT INTO "name_key" VALUES('ola','a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003');
INSERT INTO "name_key" VALUES('max','53bfd1ee-f9f8-4ab1-88e0-7a68161892d3');
INSERT INTO "name_key" VALUES('quinn','53bfd1ee-f9f8-4ab1-88e0-7a68161892d3');
CREATE TABLE patient (
	id VARCHAR NOT NULL, 
	family_name VARCHAR NOT NULL, 
	given_name VARCHAR NOT NULL, 
	born_on DATE NOT NULL, 
	nhs_number VARCHAR, 
	title VARCHAR NOT NULL, 
	gender VARCHAR NOT NULL, 
	phone VARCHAR NOT NULL, 
	address VARCHAR NOT NULL, 
	postcode VARCHAR NOT NULL, 
	local_number VARCHAR NOT NULL, 
	flags VARCHAR NOT NULL, 
	rotation VARCHAR NOT NULL, 
	restricted_sites VARCHAR NOT NULL, 
	standing VARCHAR NOT NULL, 
	neuro_since DATE, 
	family_key VARCHAR NOT NULL, 
	given_key VARCHAR NOT NULL, 
	CONSTRAINT pk_patient PRIMARY KEY (id), 
	CONSTRAINT ck_patient_nhs_number_length CHECK (nhs_number IS NULL OR length(nhs_number) = 10)
);
INSERT INTO "patient" VALUES('52dee9c9-d868-4950-9bf7-65d12bf15eb4','Archer','Ada','1950-03-02',NULL,'','','','','','','[]','deltoid','[]','active',NULL,'archer','ada');
INSERT INTO "patient" VALUES('e3091c31-7f4f-4399-bf04-cc4416e1ee0b','Brennan','Siân','1951-03-02',NULL,'','','','','','','["anticoagulant"]','deltoid','[]','active',NULL,'brennan','sian');
INSERT INTO "patient" VALUES('a8d1d48e-4c5f-4d8b-9895-6b5ce5f76003','Łukasik','Ola','1952-03-02',NULL,'','','','','','','[]','deltoid','[]','active',NULL,'lukasik','ola');
INSERT INTO "patient" VALUES('53bfd1ee-f9f8-4ab1-88e0-7a68161892d3','Quinn','Max','1953-03-02',NULL,'','','','','','','[]','deltoid','[]','active',NULL,'quinn','max');
CREATE TABLE protocol_file (
	sha256 VARCHAR NOT NULL, 
	protocol_id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT pk_protocol_file PRIMARY KEY (sha256)
);
INSERT INTO "protocol_file" VALUES('94b1535d10086fd7487a7d6792fbfcd0dbd536d52532a8e77455a8101f41c27c','hydroxo-standard','1','id = "hydroxo-standard"
version = "1"
title = "Hydroxocobalamin, standard"
summary = "Six loading doses on alternate days, at most three a week, then maintenance every 2 to 3 months for life."
route = "intramuscular"
product = "hydroxo-1mg-1ml"
substances = ["hydroxocobalamin"]
sources = ["S0", "S1", "S2", "S3", "BNF"]
approved_by = ""  # the clinic signs the protocol it uses
checked = 2026-11-20

[fit]
indications = ["pernicious_anaemia", "malabsorption", "other", "dietary", "metformin"]
rank = 5
why = "No neurological involvement: the schedule on which all four founding texts and the BNF agree."

[[phases]]
name = "loading"
dose_micrograms = 1000
interval = "P2D"
ends = { doses = 6 }
cap = { doses = 3, days = 7 }
source = "S0 S1 S2 S3, BNF"

[[phases]]
name = "maintenance"
dose_micrograms = 1000
interval = "P2M/P3M"
ends = { lifelong = true }
source = "S0 S1 S2 S3, BNF"

[[intervals]]
interval = "P1M"
source = "S1 S2 S3, persistent symptoms"

[[intervals]]
interval = "P8W"
source = "local practice, counted in weeks"

[[intervals]]
interval = "P2M"
source = "S0 S1 S2 S3, BNF"

[[intervals]]
interval = "P10W"
source = "local practice, counted in weeks"

[[intervals]]
interval = "P12W"
source = "local practice, counted in weeks"

[[intervals]]
interval = "P3M"
source = "S0 S1 S2 S3, BNF"

[[intervals]]
interval = "P2M/P3M"
source = "S0 S1 S2 S3, BNF"

[[examples]]
id = "std-fourth-waits"
title = "At most three in seven days"
course = { protocol = "hydroxo-standard", start_on = "2026-01-05", product = "hydroxo-1mg-1ml" }
events = [
    { type = "injection", on = "2026-01-05" },
    { type = "injection", on = "2026-01-07" },
    { type = "injection", on = "2026-01-09" },
]
today = "2026-01-10"
expect = { status = "upcoming", phase = "loading", due_on = "2026-01-12", due_by = "2026-01-12", dose_number = 4, doses_in_phase = 6 }

[[examples]]
id = "std-window"
title = "Six loading doses, then two to three months"
course = { protocol = "hydroxo-standard", start_on = "2026-01-05", product = "hydroxo-1mg-1ml" }
events = [
    { type = "injection", on = "2026-01-05" },
    { type = "injection", on = "2026-01-07" },
    { type = "injection", on = "2026-01-09" },
    { type = "injection", on = "2026-01-12" },
    { type = "injection", on = "2026-01-14" },
    { type = "injection", on = "2026-01-16" },
]
today = "2026-01-17"
expect = { status = "upcoming", phase = "maintenance", due_on = "2026-03-16", due_by = "2026-04-16", earliest_on = "2026-03-02", overdue_from = "2026-04-17" }
');
INSERT INTO "protocol_file" VALUES('78db3c6299673e890a57abd47c8a77ff8ae7b5f69696b8b69edad529487703ac','ileal-monthly','1','id = "ileal-monthly"
version = "1"
title = "Ileal resection over 20 cm or ileal Crohn’s disease"
summary = "Prophylaxis every month for life; no loading."
route = "intramuscular"
product = "hydroxo-1mg-1ml"
substances = ["hydroxocobalamin"]
sources = ["S0", "S1", "S2", "S3", "ESPEN"]
approved_by = ""  # the clinic signs the protocol it uses
checked = 2026-11-20

[fit]
indications = ["ileal_resection", "crohns_disease"]
rank = 15
why = "Prophylaxis after ileal resection of more than 20 cm or with ileal Crohn’s disease."

[[phases]]
name = "maintenance"
dose_micrograms = 1000
interval = "P1M"
ends = { lifelong = true }
source = "S0 S1 S2 S3, ESPEN"

[[examples]]
id = "ileal"
title = "Monthly from the first dose"
course = { protocol = "ileal-monthly", start_on = "2026-01-05", product = "hydroxo-1mg-1ml" }
events = [
    { type = "injection", on = "2026-01-05" },
]
today = "2026-01-20"
expect = { phase = "maintenance", due_on = "2026-02-05", due_by = "2026-02-05", earliest_on = "2026-02-02" }
');
CREATE TABLE setting (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('holidays_until','2029');
CREATE INDEX ix_audit_entity_id ON audit (entity_id);
CREATE INDEX ix_audit_patient_id ON audit (patient_id);
CREATE INDEX ix_patient_born_on ON patient (born_on);
CREATE INDEX ix_patient_name ON patient (family_key, given_key);
CREATE UNIQUE INDEX uq_patient_nhs_number ON patient (nhs_number);
CREATE INDEX ix_course_patient_id ON course (patient_id);
CREATE INDEX ix_injection_patient ON injection (patient_id, given_on);
CREATE INDEX ix_course_event_patient ON course_event (patient_id, "on");
CREATE INDEX ix_forecast_row_overdue_from ON forecast_row (overdue_from);
CREATE INDEX ix_forecast_row_patient_id ON forecast_row (patient_id);
CREATE TRIGGER injection_refuses_update BEFORE UPDATE ON injection BEGIN SELECT RAISE(ABORT, 'injection rows are added, never changed'); END;
CREATE TRIGGER injection_refuses_delete BEFORE DELETE ON injection BEGIN SELECT RAISE(ABORT, 'injection rows are added, never changed'); END;
CREATE TRIGGER injection_void_refuses_update BEFORE UPDATE ON injection_void BEGIN SELECT RAISE(ABORT, 'injection_void rows are added, never changed'); END;
CREATE TRIGGER injection_void_refuses_delete BEFORE DELETE ON injection_void BEGIN SELECT RAISE(ABORT, 'injection_void rows are added, never changed'); END;
CREATE TRIGGER course_refuses_update BEFORE UPDATE ON course BEGIN SELECT RAISE(ABORT, 'course rows are added, never changed'); END;
CREATE TRIGGER course_refuses_delete BEFORE DELETE ON course BEGIN SELECT RAISE(ABORT, 'course rows are added, never changed'); END;
CREATE TRIGGER course_event_refuses_update BEFORE UPDATE ON course_event BEGIN SELECT RAISE(ABORT, 'course_event rows are added, never changed'); END;
CREATE TRIGGER course_event_refuses_delete BEFORE DELETE ON course_event BEGIN SELECT RAISE(ABORT, 'course_event rows are added, never changed'); END;
CREATE TRIGGER protocol_file_refuses_update BEFORE UPDATE ON protocol_file BEGIN SELECT RAISE(ABORT, 'protocol_file rows are added, never changed'); END;
CREATE TRIGGER protocol_file_refuses_delete BEFORE DELETE ON protocol_file BEGIN SELECT RAISE(ABORT, 'protocol_file rows are added, never changed'); END;
CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are added, never changed'); END;
CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are added, never changed'); END;
CREATE TRIGGER patient_refuses_delete BEFORE DELETE ON patient BEGIN SELECT RAISE(ABORT, 'patient rows are added, never changed'); END;
COMMIT;
