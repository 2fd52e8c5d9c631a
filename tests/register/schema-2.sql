BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "audit" VALUES(1,'2026-11-21T14:48:21.203692+00:00','setup','vm','set','note:closures','closures',NULL,'{"2010-01-01":"New Year''s Day","2010-04-02":"Good Friday","2010-04-05":"Easter Monday","2010-05-03":"May Day","2010-05-31":"Spring Bank Holiday","2010-08-30":"Late Summer Bank Holiday","2010-12-25":"Christmas Day","2010-12-26":"Boxing Day","2010-12-27":"Christmas Day (observed)","2010-12-28":"Boxing Day (observed)","2011-01-01":"New Year''s Day","2011-01-03":"New Year''s Day (observed)","2011-04-22":"Good Friday","2011-04-25":"Easter Monday","2011-04-29":"Wedding of William and Catherine","2011-05-02":"May Day","2011-05-30":"Spring Bank Holiday","2011-08-29":"Late Summer Bank Holiday","2011-12-25":"Christmas Day","2011-12-26":"Boxing Day","2011-12-27":"Christmas Day (observed)","2012-01-01":"New Year''s Day","2012-01-02":"New Year''s Day (observed)","2012-04-06":"Good Friday","2012-04-09":"Easter Monday","2012-05-07":"May Day","2012-06-04":"Spring Bank Holiday","2012-06-05":"Diamond Jubilee of Elizabeth II","2012-08-27":"Late Summer Bank Holiday","2012-12-25":"Christmas Day","2012-12-26":"Boxing Day","2013-01-01":"New Year''s Day","2013-03-29":"Good Friday","2013-04-01":"Easter Monday","2013-05-06":"May Day","2013-05-27":"Spring Bank Holiday","2013-08-26":"Late Summer Bank Holiday","2013-12-25":"Christmas Day","2013-12-26":"Boxing Day","2014-01-01":"New Year''s Day","2014-04-18":"Good Friday","2014-04-21":"Easter Monday","2014-05-05":"May Day","2014-05-26":"Spring Bank Holiday","2014-08-25":"Late Summer Bank Holiday","2014-12-25":"Christmas Day","2014-12-26":"Boxing Day","2015-01-01":"New Year''s Day","2015-04-03":"Good Friday","2015-04-06":"Easter Monday","2015-05-04":"May Day","2015-05-25":"Spring Bank Holiday","2015-08-31":"Late Summer Bank Holiday","2015-12-25":"Christmas Day","2015-12-26":"Boxing Day","2015-12-28":"Boxing Day (observed)","2016-01-01":"New Year''s Day","2016-03-25":"Good Friday","2016-03-28":"Easter Monday","2016-05-02":"May Day","2016-05-30":"Spring Bank Holiday","2016-08-29":"Late Summer Bank Holiday","2016-12-25":"Christmas Day","2016-12-26":"Boxing Day","2016-12-27":"Christmas Day (observed)","2017-01-01":"New Year''s Day","2017-01-02":"New Year''s Day (observed)","2017-04-14":"Good Friday","2017-04-17":"Easter Monday","2017-05-01":"May Day","2017-05-29":"Spring Bank Holiday","2017-08-28":"Late Summer Bank Holiday","2017-12-25":"Christmas Day","2017-12-26":"Boxing Day","2018-01-01":"New Year''s Day","2018-03-30":"Good Friday","2018-04-02":"Easter Monday","2018-05-07":"May Day","2018-05-28":"Spring Bank Holiday","2018-08-27":"Late Summer Bank Holiday","2018-12-25":"Christmas Day","2018-12-26":"Boxing Day","2019-01-01":"New Year''s Day","2019-04-19":"Good Friday","2019-04-22":"Easter Monday","2019-05-06":"May Day","2019-05-27":"Spring Bank Holiday","2019-08-26":"Late Summer Bank Holiday","2019-12-25":"Christmas Day","2019-12-26":"Boxing Day","2020-01-01":"New Year''s Day","2020-04-10":"Good Friday","2020-04-13":"Easter Monday","2020-05-08":"May Day","2020-05-25":"Spring Bank Holiday","2020-08-31":"Late Summer Bank Holiday","2020-12-25":"Christmas Day","2020-12-26":"Boxing Day","2020-12-28":"Boxing Day (observed)","2021-01-01":"New Year''s Day","2021-04-02":"Good Friday","2021-04-05":"Easter Monday","2021-05-03":"May Day","2021-05-31":"Spring Bank Holiday","2021-08-30":"Late Summer Bank Holiday","2021-12-25":"Christmas Day","2021-12-26":"Boxing Day","2021-12-27":"Christmas Day (observed)","2021-12-28":"Boxing Day (observed)","2022-01-01":"New Year''s Day","2022-01-03":"New Year''s Day (observed)","2022-04-15":"Good Friday","2022-04-18":"Easter Monday","2022-05-02":"May Day","2022-06-02":"Spring Bank Holiday","2022-06-03":"Platinum Jubilee of Elizabeth II","2022-08-29":"Late Summer Bank Holiday","2022-09-19":"State Funeral of Queen Elizabeth II","2022-12-25":"Christmas Day","2022-12-26":"Boxing Day","2022-12-27":"Christmas Day (observed)","2023-01-01":"New Year''s Day","2023-01-02":"New Year''s Day (observed)","2023-04-07":"Good Friday","2023-04-10":"Easter Monday","2023-05-01":"May Day","2023-05-08":"Coronation of Charles III","2023-05-29":"Spring Bank Holiday","2023-08-28":"Late Summer Bank Holiday","2023-12-25":"Christmas Day","2023-12-26":"Boxing Day","2024-01-01":"New Year''s Day","2024-03-29":"Good Friday","2024-04-01":"Easter Monday","2024-05-06":"May Day","2024-05-27":"Spring Bank Holiday","2024-08-26":"Late Summer Bank Holiday","2024-12-25":"Christmas Day","2024-12-26":"Boxing Day","2025-01-01":"New Year''s Day","2025-04-18":"Good Friday","2025-04-21":"Easter Monday","2025-05-05":"May Day","2025-05-26":"Spring Bank Holiday","2025-08-25":"Late Summer Bank Holiday","2025-12-25":"Christmas Day","2025-12-26":"Boxing Day","2026-01-01":"New Year''s Day","2026-04-03":"Good Friday","2026-04-06":"Easter Monday","2026-05-04":"May Day","2026-05-25":"Spring Bank Holiday","2026-08-31":"Late Summer Bank Holiday","2026-12-25":"Christmas Day","2026-12-26":"Boxing Day","2026-12-28":"Boxing Day (observed)","2027-01-01":"New Year''s Day","2027-03-26":"Good Friday","2027-03-29":"Easter Monday","2027-05-03":"May Day","2027-05-31":"Spring Bank Holiday","2027-08-30":"Late Summer Bank Holiday","2027-12-25":"Christmas Day","2027-12-26":"Boxing Day","2027-12-27":"Christmas Day (observed)","2027-12-28":"Boxing Day (observed)","2028-01-01":"New Year''s Day","2028-01-03":"New Year''s Day (observed)","2028-04-14":"Good Friday","2028-04-17":"Easter Monday","2028-05-01":"May Day","2028-05-29":"Spring Bank Holiday","2028-08-28":"Late Summer Bank Holiday","2028-12-25":"Christmas Day","2028-12-26":"Boxing Day","2029-01-01":"New Year''s Day","2029-03-30":"Good Friday","2029-04-02":"Easter Monday","2029-05-07":"May Day","2029-05-28":"Spring Bank Holiday","2029-08-27":"Late Summer Bank Holiday","2029-12-25":"Christmas Day","2029-12-26":"Boxing Day"}','0000000000000000000000000000000000000000000000000000000000000000','cdf7e0e88343a1a34805f237a1493adb6930184dea0c9bd43297a37b25fd48cc');
INSERT INTO "audit" VALUES(2,'2026-11-21T14:48:21.203692+00:00','setup','vm','set','note:setting','holidays_until',NULL,'{"after":"2029","before":""}','cdf7e0e88343a1a34805f237a1493adb6930184dea0c9bd43297a37b25fd48cc','27b9a40fc241712a0592a0da2915087a47f40da49538d43ac43d21fd8aea1dae');
INSERT INTO "audit" VALUES(3,'2026-11-21T14:48:21.399762+00:00','setup','vm','added','clinic_user','df4ff354-b9c6-4734-9770-a042d67c8eac',NULL,'{"id":"df4ff354-b9c6-4734-9770-a042d67c8eac","is_disabled":false,"name":"Nurse B. Example","role":"nurse"}','27b9a40fc241712a0592a0da2915087a47f40da49538d43ac43d21fd8aea1dae','984020095a27b08094801dbccd05ba86507c7712e6f4275667786594c04d567f');
INSERT INTO "audit" VALUES(4,'2026-11-21T14:48:21.401969+00:00','Nurse B. Example','vm','added','clinic_user','e9b09c5a-7c8c-49a3-b2f0-5cc5c15ccbda',NULL,'{"id":"e9b09c5a-7c8c-49a3-b2f0-5cc5c15ccbda","is_disabled":false,"name":"Adm C. Example","role":"administrator"}','984020095a27b08094801dbccd05ba86507c7712e6f4275667786594c04d567f','439637525f515b93e6f6acafd596116cf1dafd9e36f7d0a4d4d40c36f289bb4e');
INSERT INTO "audit" VALUES(5,'2026-11-21T14:48:21.403532+00:00','Adm C. Example','vm','added','clinic_user','1c3c6172-e68f-4495-9c15-8557bb282c51',NULL,'{"id":"1c3c6172-e68f-4495-9c15-8557bb282c51","is_disabled":false,"name":"Dr A. Example","role":"prescriber"}','439637525f515b93e6f6acafd596116cf1dafd9e36f7d0a4d4d40c36f289bb4e','81fe7ee9f1a51f44244352523d684a43de97a379400f530d06724cdbdbdbd882');
INSERT INTO "audit" VALUES(6,'2026-11-21T14:48:21.404821+00:00','Adm C. Example','vm','added','clinic_user','5d1ac824-be04-4bc8-a7f6-0d48d5209ccb',NULL,'{"id":"5d1ac824-be04-4bc8-a7f6-0d48d5209ccb","is_disabled":false,"name":"Hca D. Example","role":"health-care assistant"}','81fe7ee9f1a51f44244352523d684a43de97a379400f530d06724cdbdbdbd882','beac90a8f7e917b3ef9cf9e7b138746dce51d973d0fbc9c4208f4a039e9679ba');
INSERT INTO "audit" VALUES(7,'2026-11-21T14:48:21.406180+00:00','Adm C. Example','vm','changed','clinic_user','5d1ac824-be04-4bc8-a7f6-0d48d5209ccb',NULL,'{"after":{"id":"5d1ac824-be04-4bc8-a7f6-0d48d5209ccb","is_disabled":true,"name":"Hca D. Example","role":"health-care assistant"},"before":{"id":"5d1ac824-be04-4bc8-a7f6-0d48d5209ccb","is_disabled":false,"name":"Hca D. Example","role":"health-care assistant"}}','beac90a8f7e917b3ef9cf9e7b138746dce51d973d0fbc9c4208f4a039e9679ba','392e8315ed005ac52673059b323fa7480525089315266651dd1f107c9cfc1751');
INSERT INTO "audit" VALUES(8,'2026-11-21T14:48:21.409207+00:00','Nurse B. Example','vm','added','patient','40ac6132-84b6-4e1c-8852-23121d61c2da','40ac6132-84b6-4e1c-8852-23121d61c2da','{"address":"","born_on":"1956-03-02","family_key":"archer","family_name":"Archer","flags":"[]","format_need":"standard","gender":"","given_key":"quinn","given_name":"Quinn","id":"40ac6132-84b6-4e1c-8852-23121d61c2da","local_number":"","neuro_since":null,"nhs_number":"9990000018","phone":"","postcode":"","preferred_days":"[]","preferred_side":null,"restricted_sites":"[]","rotation":"deltoid","standing":"active","title":"Mrs"}','392e8315ed005ac52673059b323fa7480525089315266651dd1f107c9cfc1751','05f29d0b2b0d8a23a0c913e3c62728c4d79b6a6124d0d9b75ed5225e23dbf7ae');
INSERT INTO "audit" VALUES(9,'2026-11-21T14:48:21.414104+00:00','Nurse B. Example','vm','added','patient','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"address":"","born_on":"1956-03-02","family_key":"brennan","family_name":"Brennan","flags":"[]","format_need":"standard","gender":"","given_key":"sian","given_name":"Siân","id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","local_number":"","neuro_since":null,"nhs_number":"9990000026","phone":"","postcode":"","preferred_days":"[]","preferred_side":null,"restricted_sites":"[]","rotation":"deltoid","standing":"active","title":"Mrs"}','05f29d0b2b0d8a23a0c913e3c62728c4d79b6a6124d0d9b75ed5225e23dbf7ae','429ff27572a0a9dfbc07580e415869b6d5f761cd9117fee1d3c8c47649c7591c');
INSERT INTO "audit" VALUES(10,'2026-11-21T14:48:21.416489+00:00','Nurse B. Example','vm','added','patient','0bd19593-6fda-40d6-b92d-875f00718777','0bd19593-6fda-40d6-b92d-875f00718777','{"address":"","born_on":"1956-03-02","family_key":"lukasik","family_name":"Łukasik","flags":"[]","format_need":"standard","gender":"","given_key":"ola","given_name":"Ola","id":"0bd19593-6fda-40d6-b92d-875f00718777","local_number":"","neuro_since":null,"nhs_number":"9990000034","phone":"","postcode":"","preferred_days":"[]","preferred_side":null,"restricted_sites":"[]","rotation":"deltoid","standing":"active","title":"Mrs"}','429ff27572a0a9dfbc07580e415869b6d5f761cd9117fee1d3c8c47649c7591c','d6deb95eea466948c965701b9c8306af85256d78cc61a27a0e28c86f2cfda61d');
INSERT INTO "audit" VALUES(11,'2026-11-21T14:48:21.420756+00:00','Nurse B. Example','vm','kept','protocol_file','338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82',NULL,'{"content":"id = \"hydroxo-standard\"\nversion = \"1\"\ntitle = \"Hydroxocobalamin, standard\"\nsummary = \"Six loading doses on alternate days, at most three a week, then maintenance every 2 to 3 months for life.\"\nroute = \"intramuscular\"\nproduct = \"hydroxo-1mg-1ml\"\nsubstances = [\"hydroxocobalamin\"]\nsources = [\"S0\", \"S1\", \"S2\", \"S3\", \"BNF\"]\napproved_by = \"\"  # the clinic signs the protocol it uses\nchecked = 2026-11-20\n\n[fit]\nindications = [\"pernicious_anaemia\", \"malabsorption\", \"other\", \"dietary\", \"metformin\"]\nrank = 5\nwhy = \"Where nerves are not involved, all four founding texts and the BNF agree on this schedule.\"\n\n[[phases]]\nname = \"loading\"\ndose_micrograms = 1000\ninterval = \"P2D\"\nends = { doses = 6 }\ncap = { doses = 3, days = 7 }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[phases]]\nname = \"maintenance\"\ndose_micrograms = 1000\ninterval = \"P2M/P3M\"\nends = { lifelong = true }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P1M\"\nsource = \"S1 S2 S3, persistent symptoms\"\n\n[[intervals]]\ninterval = \"P8W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P2M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P10W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P12W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P2M/P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[examples]]\nid = \"std-fourth-waits\"\ntitle = \"At most three in seven days\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n]\ntoday = \"2026-01-10\"\nexpect = { status = \"upcoming\", phase = \"loading\", due_on = \"2026-01-12\", due_by = \"2026-01-12\", dose_number = 4, doses_in_phase = 6 }\n\n[[examples]]\nid = \"std-window\"\ntitle = \"Six loading doses, then two to three months\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n    { type = \"injection\", on = \"2026-01-12\" },\n    { type = \"injection\", on = \"2026-01-14\" },\n    { type = \"injection\", on = \"2026-01-16\" },\n]\ntoday = \"2026-01-17\"\nexpect = { status = \"upcoming\", phase = \"maintenance\", due_on = \"2026-03-16\", due_by = \"2026-04-16\", earliest_on = \"2026-03-02\", overdue_from = \"2026-04-17\" }\n","protocol_id":"hydroxo-standard","sha256":"338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82","version":"1"}','d6deb95eea466948c965701b9c8306af85256d78cc61a27a0e28c86f2cfda61d','2249ad9e80c6eb40da08acc557990a52e55fbadde7e7a838940dc7a98761b76f');
INSERT INTO "audit" VALUES(12,'2026-11-21T14:48:21.420756+00:00','Nurse B. Example','vm','added','course','2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','40ac6132-84b6-4e1c-8852-23121d61c2da','{"authority_doses":null,"authority_from":null,"authority_kind":"prescription","authority_reference":"","authority_to":null,"choices":"[]","id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","indication":"","maintenance_interval":null,"monitoring":"nice-symptoms","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","prescriber":"Dr A. Example","product_id":"hydroxo-1mg-1ml","protocol_id":"hydroxo-standard","protocol_sha256":"338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82","protocol_version":"1","reasons":"[]","replaces":null,"resection_cm":null,"start_on":"2026-01-05","start_phase":null}','2249ad9e80c6eb40da08acc557990a52e55fbadde7e7a838940dc7a98761b76f','25d8ccd3faf0be1ba789b423740926a449cde4e80648a3952684a28c6b8eb5cd');
INSERT INTO "audit" VALUES(13,'2026-11-21T14:48:21.438082+00:00','Nurse B. Example','vm','recorded','injection','79af1b5e-f347-47b8-837b-3cca13dd3a0c','40ac6132-84b6-4e1c-8852-23121d61c2da','{"authority_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-05","id":"79af1b5e-f347-47b8-837b-3cca13dd3a0c","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.438082+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"left","site_text":""}','25d8ccd3faf0be1ba789b423740926a449cde4e80648a3952684a28c6b8eb5cd','6661d48d6ab5ee0236ef249eb4b5c04e0810c00b09f8712c15a9033c878a339c');
INSERT INTO "audit" VALUES(14,'2026-11-21T14:48:21.449706+00:00','Nurse B. Example','vm','recorded','injection','80f15177-0557-4408-9389-2550c78ef2d0','40ac6132-84b6-4e1c-8852-23121d61c2da','{"authority_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-07","id":"80f15177-0557-4408-9389-2550c78ef2d0","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.449706+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"right","site_text":""}','6661d48d6ab5ee0236ef249eb4b5c04e0810c00b09f8712c15a9033c878a339c','fc89d57243e7f5025676ccc4b8ab6311edc8567693dec22c3e7ba91bda467675');
INSERT INTO "audit" VALUES(15,'2026-11-21T14:48:21.458029+00:00','Nurse B. Example','vm','recorded','injection','3d7e33c0-1e3e-4f9b-aef5-a5f301795a7c','40ac6132-84b6-4e1c-8852-23121d61c2da','{"authority_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-09","id":"3d7e33c0-1e3e-4f9b-aef5-a5f301795a7c","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.458029+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"left","site_text":""}','fc89d57243e7f5025676ccc4b8ab6311edc8567693dec22c3e7ba91bda467675','225e4c9de982aef6ffcd9073a224ce9693b70fa2c2636202980e596ede3fddce');
INSERT INTO "audit" VALUES(16,'2026-11-21T14:48:21.466502+00:00','Nurse B. Example','vm','added','course','8db3d9b7-81e0-4ff7-8d02-b493c2234bf3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_doses":null,"authority_from":null,"authority_kind":"prescription","authority_reference":"","authority_to":null,"choices":"[]","id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","indication":"","maintenance_interval":null,"monitoring":"nice-symptoms","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","prescriber":"Dr A. Example","product_id":"hydroxo-1mg-1ml","protocol_id":"hydroxo-standard","protocol_sha256":"338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82","protocol_version":"1","reasons":"[]","replaces":null,"resection_cm":null,"start_on":"2026-01-05","start_phase":null}','225e4c9de982aef6ffcd9073a224ce9693b70fa2c2636202980e596ede3fddce','521a2e55f762ba662e5865569daa5efa213aa5f3aa3071bfa4feb05cab7f7c44');
INSERT INTO "audit" VALUES(17,'2026-11-21T14:48:21.475369+00:00','Nurse B. Example','vm','recorded','injection','7c23d664-d5d9-428a-bcaf-66f125c8eec3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-05","id":"7c23d664-d5d9-428a-bcaf-66f125c8eec3","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.475369+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"left","site_text":""}','521a2e55f762ba662e5865569daa5efa213aa5f3aa3071bfa4feb05cab7f7c44','26c564b083cbd20dc8f8c0344e8074adccc564e493b7bc416f06de3ec4a4ca67');
INSERT INTO "audit" VALUES(18,'2026-11-21T14:48:21.483495+00:00','Nurse B. Example','vm','recorded','injection','84035396-f937-460b-88a0-4b0d62167f78','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-07","id":"84035396-f937-460b-88a0-4b0d62167f78","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.483495+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"right","site_text":""}','26c564b083cbd20dc8f8c0344e8074adccc564e493b7bc416f06de3ec4a4ca67','b92dc614a1b9d0d992b6494431d022766f94b4e0060608a902f9f6c0667853a4');
INSERT INTO "audit" VALUES(19,'2026-11-21T14:48:21.491826+00:00','Nurse B. Example','vm','recorded','injection','c9515ddf-d026-443d-97ee-aeb83c4a2f52','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-09","id":"c9515ddf-d026-443d-97ee-aeb83c4a2f52","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.491826+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"left","site_text":""}','b92dc614a1b9d0d992b6494431d022766f94b4e0060608a902f9f6c0667853a4','8be541b3353b7b8ec9550ef96f9ee1ac3ecfd9e93f782c1416e2e6444f81cb9d');
INSERT INTO "audit" VALUES(20,'2026-11-21T14:48:21.500229+00:00','Nurse B. Example','vm','recorded','injection','84a5c30c-646f-424f-b895-9f58184331a2','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-12","id":"84a5c30c-646f-424f-b895-9f58184331a2","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.500229+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"right","site_text":""}','8be541b3353b7b8ec9550ef96f9ee1ac3ecfd9e93f782c1416e2e6444f81cb9d','eac15eaf2e9d688db888bccf1ef4e53e11358de3e1ae10488a861f8b48c9c867');
INSERT INTO "audit" VALUES(21,'2026-11-21T14:48:21.508634+00:00','Nurse B. Example','vm','recorded','injection','0914bc58-2499-4200-a0c9-552666317075','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-14","id":"0914bc58-2499-4200-a0c9-552666317075","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.508634+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"left","site_text":""}','eac15eaf2e9d688db888bccf1ef4e53e11358de3e1ae10488a861f8b48c9c867','1f4d0c8b56b31ec4bef1c67cf16203f0845fe381d8ab44e6a7b6a9f566bab884');
INSERT INTO "audit" VALUES(22,'2026-11-21T14:48:21.516900+00:00','Nurse B. Example','vm','recorded','injection','bbdc1ce1-d432-4aea-8d8d-37668b0efa0d','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","batch":"H24817","consent_given":true,"dose_micrograms":1000,"expires_on":"2028-03-31","given_by":"Nurse B. Example","given_elsewhere":false,"given_on":"2026-01-16","id":"bbdc1ce1-d432-4aea-8d8d-37668b0efa0d","identity_checked":true,"muscle":"deltoid","note":"","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","product_id":"hydroxo-1mg-1ml","product_text":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.516900+00:00","recorded_by":"Nurse B. Example","replaces":null,"side":"right","site_text":""}','1f4d0c8b56b31ec4bef1c67cf16203f0845fe381d8ab44e6a7b6a9f566bab884','7e5537cc7ebb9814040010ad5289ae19d501c27fc285a9f4c277f223ec661735');
INSERT INTO "audit" VALUES(23,'2026-11-21T14:48:21.525825+00:00','Nurse B. Example','vm','added','authority','60776310-fa73-4f80-9575-75cc0cb025bd','40ac6132-84b6-4e1c-8852-23121d61c2da','{"course_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","doses":6,"id":"60776310-fa73-4f80-9575-75cc0cb025bd","kind":"PSD","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","prescriber":"Dr A. Example","recorded_at":"2026-11-21T14:48:21.525825+00:00","recorded_by":"Nurse B. Example","reference":"PSD 7","valid_from":"2026-01-05","valid_to":null}','7e5537cc7ebb9814040010ad5289ae19d501c27fc285a9f4c277f223ec661735','201b49f3746378089e6abe85287098e5da99027e3f71e5e2ae3fe89300a9bb69');
INSERT INTO "audit" VALUES(24,'2026-11-21T14:48:21.534213+00:00','Nurse B. Example','vm','added','authority','f6a90b32-8eac-40fe-9a9e-2ad42b1b3901','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"course_id":"8db3d9b7-81e0-4ff7-8d02-b493c2234bf3","doses":6,"id":"f6a90b32-8eac-40fe-9a9e-2ad42b1b3901","kind":"PSD","patient_id":"8d5abf44-bc36-4dbe-9769-f8d2e42a7164","prescriber":"Dr A. Example","recorded_at":"2026-11-21T14:48:21.534213+00:00","recorded_by":"Nurse B. Example","reference":"PSD 8","valid_from":"2026-01-05","valid_to":null}','201b49f3746378089e6abe85287098e5da99027e3f71e5e2ae3fe89300a9bb69','ec7553c75cf61d103401ca0d47617668808228d0e622a0ef2f69c8e1a790053a');
INSERT INTO "audit" VALUES(25,'2026-11-21T14:48:21.540888+00:00','Nurse B. Example','vm','withdrew','authority_withdrawal','f6a90b32-8eac-40fe-9a9e-2ad42b1b3901','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"authority_id":"f6a90b32-8eac-40fe-9a9e-2ad42b1b3901","reason":"entered for somebody else","recorded_at":"2026-11-21T14:48:21.540888+00:00","recorded_by":"Nurse B. Example"}','ec7553c75cf61d103401ca0d47617668808228d0e622a0ef2f69c8e1a790053a','4e4d85748e995ad5faed931aa8fd83c848c1288166784f741012fa0ca133477c');
INSERT INTO "audit" VALUES(26,'2026-11-21T14:48:21.547173+00:00','Nurse B. Example','vm','recorded','contact','a82e9c37-a3f5-4801-8745-2d2153e1892b','0bd19593-6fda-40d6-b92d-875f00718777','{"channel":"phone","id":"a82e9c37-a3f5-4801-8745-2d2153e1892b","note":"","on":"2026-01-19","outcome":"no_answer","patient_id":"0bd19593-6fda-40d6-b92d-875f00718777","recorded_at":"2026-11-21T14:48:21.547173+00:00","recorded_by":"Nurse B. Example","remind_on":null}','4e4d85748e995ad5faed931aa8fd83c848c1288166784f741012fa0ca133477c','658a6265c9b61b677705e309e5e537a9717b8e039108d06d27b5a86755d92560');
INSERT INTO "audit" VALUES(27,'2026-11-21T14:48:21.552574+00:00','Nurse B. Example','vm','recorded','contact','d7bdca55-4baa-4567-a125-4fc5457d4389','40ac6132-84b6-4e1c-8852-23121d61c2da','{"channel":"phone","id":"d7bdca55-4baa-4567-a125-4fc5457d4389","note":"","on":"2026-01-19","outcome":"no_answer","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","recorded_at":"2026-11-21T14:48:21.552574+00:00","recorded_by":"Nurse B. Example","remind_on":null}','658a6265c9b61b677705e309e5e537a9717b8e039108d06d27b5a86755d92560','8c1d0c472b135700e1c27bad7b3a1e824ad7e1afff3d04afb7dfcd606e64489b');
INSERT INTO "audit" VALUES(28,'2026-11-21T14:48:21.556699+00:00','Nurse B. Example','vm','voided','contact_void','a82e9c37-a3f5-4801-8745-2d2153e1892b','0bd19593-6fda-40d6-b92d-875f00718777','{"contact_id":"a82e9c37-a3f5-4801-8745-2d2153e1892b","reason":"another patient was rung","recorded_at":"2026-11-21T14:48:21.556699+00:00","recorded_by":"Nurse B. Example"}','8c1d0c472b135700e1c27bad7b3a1e824ad7e1afff3d04afb7dfcd606e64489b','8782bc9ed49c6d6ba837404f7d3242fd06fc201cf9d65d81bc7231a9b732c32f');
INSERT INTO "audit" VALUES(29,'2026-11-21T14:48:21.559392+00:00','Nurse B. Example','vm','recorded not_given','course_event','ca51a0e7-92c6-4cd0-a089-b384c1625eae','40ac6132-84b6-4e1c-8852-23121d61c2da','{"check_kind":null,"course_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","id":"ca51a0e7-92c6-4cd0-a089-b384c1625eae","interval":"","kind":"not_given","note":"","on":"2026-01-14","outcome":"refused","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","prescriber":"","protocol_sha256":null,"reason":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.559392+00:00","recorded_by":"Nurse B. Example","refers_to":null,"scores":"[]","test":"","unit":"","until":null,"value":"","wears_off_week":null}','8782bc9ed49c6d6ba837404f7d3242fd06fc201cf9d65d81bc7231a9b732c32f','28dc430b372b11fea85290dd1fc3bedce4f103808f3c93eb2d5f361f29a92f6f');
INSERT INTO "audit" VALUES(30,'2026-11-21T14:48:21.571878+00:00','Nurse B. Example','vm','voided','injection_void','bbdc1ce1-d432-4aea-8d8d-37668b0efa0d','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','{"injection_id":"bbdc1ce1-d432-4aea-8d8d-37668b0efa0d","reason":"entered twice","recorded_at":"2026-11-21T14:48:21.571878+00:00","recorded_by":"Nurse B. Example","replaced_by":null}','28dc430b372b11fea85290dd1fc3bedce4f103808f3c93eb2d5f361f29a92f6f','17f0ef561ae92e5b690d747ecd8a1f028950f42d9e24084703ad62fa17fc0adc');
INSERT INTO "audit" VALUES(31,'2026-11-21T14:48:21.579712+00:00','Nurse B. Example','vm','voided','course_event_void','ca51a0e7-92c6-4cd0-a089-b384c1625eae','40ac6132-84b6-4e1c-8852-23121d61c2da','{"event_id":"ca51a0e7-92c6-4cd0-a089-b384c1625eae","reason":"entered twice","recorded_at":"2026-11-21T14:48:21.579712+00:00","recorded_by":"Nurse B. Example"}','17f0ef561ae92e5b690d747ecd8a1f028950f42d9e24084703ad62fa17fc0adc','b33f321fb264298ad536a4b10ef6241fb63324ef7cf6995657926ce09d23edce');
INSERT INTO "audit" VALUES(32,'2026-11-21T14:48:21.586330+00:00','Nurse B. Example','vm','recorded not_given','course_event','d0271cf7-df2c-44b8-a194-c7965da25eb4','40ac6132-84b6-4e1c-8852-23121d61c2da','{"check_kind":null,"course_id":"2bd65166-d8f5-4a85-9b5d-cb7df37f45bb","id":"d0271cf7-df2c-44b8-a194-c7965da25eb4","interval":"","kind":"not_given","note":"","on":"2026-01-15","outcome":"refused","patient_id":"40ac6132-84b6-4e1c-8852-23121d61c2da","prescriber":"","protocol_sha256":null,"reason":"","reasons":"[]","recorded_at":"2026-11-21T14:48:21.586330+00:00","recorded_by":"Nurse B. Example","refers_to":null,"scores":"[]","test":"","unit":"","until":null,"value":"","wears_off_week":null}','b33f321fb264298ad536a4b10ef6241fb63324ef7cf6995657926ce09d23edce','77978f2ac54705fce45b4273e862ea34572fd819c2dbcd486fb974075e984ad8');
INSERT INTO "audit" VALUES(33,'2026-11-21T14:48:21.592599+00:00','Dr A. Example','vm','kept','protocol_file','9663a8d525eaea9b852d6d5975fd1fe23e6ad8e17f445f8fbfc2a24c8f20883b',NULL,'{"content":"id = \"hydroxo-standard\"\nversion = \"9\"\ntitle = \"Hydroxocobalamin, standard\"\nsummary = \"Six loading doses on alternate days, at most three a week, then maintenance every 2 to 3 months for life.\"\nroute = \"intramuscular\"\nproduct = \"hydroxo-1mg-1ml\"\nsubstances = [\"hydroxocobalamin\"]\nsources = [\"S0\", \"S1\", \"S2\", \"S3\", \"BNF\"]\napproved_by = \"\"  # the clinic signs the protocol it uses\nchecked = 2026-11-20\n\n[fit]\nindications = [\"pernicious_anaemia\", \"malabsorption\", \"other\", \"dietary\", \"metformin\"]\nrank = 5\nwhy = \"Where nerves are not involved, all four founding texts and the BNF agree on this schedule.\"\n\n[[phases]]\nname = \"loading\"\ndose_micrograms = 1000\ninterval = \"P2D\"\nends = { doses = 6 }\ncap = { doses = 3, days = 7 }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[phases]]\nname = \"maintenance\"\ndose_micrograms = 1000\ninterval = \"P2M/P3M\"\nends = { lifelong = true }\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P1M\"\nsource = \"S1 S2 S3, persistent symptoms\"\n\n[[intervals]]\ninterval = \"P8W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P2M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P10W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P12W\"\nsource = \"local practice, counted in weeks\"\n\n[[intervals]]\ninterval = \"P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[intervals]]\ninterval = \"P2M/P3M\"\nsource = \"S0 S1 S2 S3, BNF\"\n\n[[examples]]\nid = \"std-fourth-waits\"\ntitle = \"At most three in seven days\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n]\ntoday = \"2026-01-10\"\nexpect = { status = \"upcoming\", phase = \"loading\", due_on = \"2026-01-12\", due_by = \"2026-01-12\", dose_number = 4, doses_in_phase = 6 }\n\n[[examples]]\nid = \"std-window\"\ntitle = \"Six loading doses, then two to three months\"\ncourse = { protocol = \"hydroxo-standard\", start_on = \"2026-01-05\", product = \"hydroxo-1mg-1ml\" }\nevents = [\n    { type = \"injection\", on = \"2026-01-05\" },\n    { type = \"injection\", on = \"2026-01-07\" },\n    { type = \"injection\", on = \"2026-01-09\" },\n    { type = \"injection\", on = \"2026-01-12\" },\n    { type = \"injection\", on = \"2026-01-14\" },\n    { type = \"injection\", on = \"2026-01-16\" },\n]\ntoday = \"2026-01-17\"\nexpect = { status = \"upcoming\", phase = \"maintenance\", due_on = \"2026-03-16\", due_by = \"2026-04-16\", earliest_on = \"2026-03-02\", overdue_from = \"2026-04-17\" }\n","protocol_id":"hydroxo-standard","sha256":"9663a8d525eaea9b852d6d5975fd1fe23e6ad8e17f445f8fbfc2a24c8f20883b","version":"9"}','77978f2ac54705fce45b4273e862ea34572fd819c2dbcd486fb974075e984ad8','0bff270b59fd9780ee5b4cf0948714b1dcd3134906e2e24b72f7dc0500bcd808');
INSERT INTO "audit" VALUES(34,'2026-11-21T14:48:21.592599+00:00','Dr A. Example','vm','approved','protocol_approval','463ce43e-9bb5-40ab-9387-88bdcdb31642',NULL,'{"approved_by":"Dr A. Example","id":"463ce43e-9bb5-40ab-9387-88bdcdb31642","note":"","on":"2026-01-20","protocol_id":"hydroxo-standard","recorded_at":"2026-11-21T14:48:21.592599+00:00","recorded_by":"Dr A. Example","sha256":"9663a8d525eaea9b852d6d5975fd1fe23e6ad8e17f445f8fbfc2a24c8f20883b","version":"9"}','0bff270b59fd9780ee5b4cf0948714b1dcd3134906e2e24b72f7dc0500bcd808','975c4591815d0cee94d0b00a31ca503e77ec34c9aa75a095face77a038fb1fc8');
CREATE TABLE authority (
	entry INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	course_id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	prescriber VARCHAR NOT NULL, 
	reference VARCHAR NOT NULL, 
	valid_from DATE NOT NULL, 
	valid_to DATE, 
	doses INTEGER, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_authority PRIMARY KEY (entry), 
	CONSTRAINT ck_authority_kind_known CHECK (kind IN ('prescription','PSD','PGD')), 
	CONSTRAINT ck_authority_doses_positive CHECK (doses IS NULL OR doses > 0), 
	CONSTRAINT fk_authority_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_authority_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_authority_id UNIQUE (id)
);
INSERT INTO "authority" VALUES(1,'60776310-fa73-4f80-9575-75cc0cb025bd','2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','40ac6132-84b6-4e1c-8852-23121d61c2da','PSD','Dr A. Example','PSD 7','2026-01-05',NULL,6,'2026-11-21T14:48:21.525825+00:00','Nurse B. Example');
INSERT INTO "authority" VALUES(2,'f6a90b32-8eac-40fe-9a9e-2ad42b1b3901','8db3d9b7-81e0-4ff7-8d02-b493c2234bf3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','PSD','Dr A. Example','PSD 8','2026-01-05',NULL,6,'2026-11-21T14:48:21.534213+00:00','Nurse B. Example');
CREATE TABLE authority_withdrawal (
	authority_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_authority_withdrawal PRIMARY KEY (authority_id)
);
INSERT INTO "authority_withdrawal" VALUES('f6a90b32-8eac-40fe-9a9e-2ad42b1b3901','entered for somebody else','2026-11-21T14:48:21.540888+00:00','Nurse B. Example');
CREATE TABLE clinic_user (
	id VARCHAR NOT NULL, 
	name VARCHAR NOT NULL, 
	role VARCHAR NOT NULL, 
	is_disabled BOOLEAN NOT NULL, 
	CONSTRAINT pk_clinic_user PRIMARY KEY (id)
);
INSERT INTO "clinic_user" VALUES('df4ff354-b9c6-4734-9770-a042d67c8eac','Nurse B. Example','nurse',0);
INSERT INTO "clinic_user" VALUES('e9b09c5a-7c8c-49a3-b2f0-5cc5c15ccbda','Adm C. Example','administrator',0);
INSERT INTO "clinic_user" VALUES('1c3c6172-e68f-4495-9c15-8557bb282c51','Dr A. Example','prescriber',0);
INSERT INTO "clinic_user" VALUES('5d1ac824-be04-4bc8-a7f6-0d48d5209ccb','Hca D. Example','health-care assistant',1);
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
CREATE TABLE contact (
	entry INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	channel VARCHAR NOT NULL, 
	outcome VARCHAR NOT NULL, 
	remind_on DATE, 
	note VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_contact PRIMARY KEY (entry), 
	CONSTRAINT fk_contact_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_contact_id UNIQUE (id)
);
INSERT INTO "contact" VALUES(1,'a82e9c37-a3f5-4801-8745-2d2153e1892b','0bd19593-6fda-40d6-b92d-875f00718777','2026-01-19','phone','no_answer',NULL,'','2026-11-21T14:48:21.547173+00:00','Nurse B. Example');
INSERT INTO "contact" VALUES(2,'d7bdca55-4baa-4567-a125-4fc5457d4389','40ac6132-84b6-4e1c-8852-23121d61c2da','2026-01-19','phone','no_answer',NULL,'','2026-11-21T14:48:21.552574+00:00','Nurse B. Example');
CREATE TABLE contact_void (
	contact_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_contact_void PRIMARY KEY (contact_id), 
	CONSTRAINT fk_contact_void_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id)
);
INSERT INTO "contact_void" VALUES('a82e9c37-a3f5-4801-8745-2d2153e1892b','another patient was rung','2026-11-21T14:48:21.556699+00:00','Nurse B. Example');
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
	reasons VARCHAR NOT NULL, authority_from DATE, authority_to DATE, authority_doses INTEGER, indication VARCHAR DEFAULT '' NOT NULL, resection_cm INTEGER, replaces VARCHAR, 
	CONSTRAINT pk_course PRIMARY KEY (id), 
	CONSTRAINT fk_course_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id)
);
INSERT INTO "course" VALUES('2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','40ac6132-84b6-4e1c-8852-23121d61c2da','hydroxo-standard','1','338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82','2026-01-05','hydroxo-1mg-1ml','Dr A. Example',NULL,NULL,'[]','nice-symptoms','prescription','','[]',NULL,NULL,NULL,'',NULL,NULL);
INSERT INTO "course" VALUES('8db3d9b7-81e0-4ff7-8d02-b493c2234bf3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','hydroxo-standard','1','338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82','2026-01-05','hydroxo-1mg-1ml','Dr A. Example',NULL,NULL,'[]','nice-symptoms','prescription','','[]',NULL,NULL,NULL,'',NULL,NULL);
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
	prescriber VARCHAR DEFAULT '' NOT NULL, 
	protocol_sha256 VARCHAR, 
	refers_to VARCHAR, 
	scores VARCHAR DEFAULT '[]' NOT NULL, 
	wears_off_week INTEGER, 
	reasons VARCHAR DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_course_event PRIMARY KEY (entry), 
	CONSTRAINT ck_course_event_kind_known CHECK (kind IN ('review','deferral','interval','lab','hold','resume','end','decision','not_given','move')), 
	CONSTRAINT fk_course_event_course_id FOREIGN KEY(course_id) REFERENCES course (id), 
	CONSTRAINT fk_course_event_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_course_event_id UNIQUE (id)
);
INSERT INTO "course_event" VALUES(1,'ca51a0e7-92c6-4cd0-a089-b384c1625eae','40ac6132-84b6-4e1c-8852-23121d61c2da','not_given','2026-01-14','2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','refused',NULL,NULL,'','','','','','','2026-11-21T14:48:21.559392+00:00','Nurse B. Example','',NULL,NULL,'[]',NULL,'[]');
INSERT INTO "course_event" VALUES(2,'d0271cf7-df2c-44b8-a194-c7965da25eb4','40ac6132-84b6-4e1c-8852-23121d61c2da','not_given','2026-01-15','2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','refused',NULL,NULL,'','','','','','','2026-11-21T14:48:21.586330+00:00','Nurse B. Example','',NULL,NULL,'[]',NULL,'[]');
CREATE TABLE course_event_void (
	event_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_course_event_void PRIMARY KEY (event_id), 
	CONSTRAINT fk_course_event_void_event_id FOREIGN KEY(event_id) REFERENCES course_event (id)
);
INSERT INTO "course_event_void" VALUES('ca51a0e7-92c6-4cd0-a089-b384c1625eae','entered twice','2026-11-21T14:48:21.579712+00:00','Nurse B. Example');
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
INSERT INTO "forecast_row" VALUES('8db3d9b7-81e0-4ff7-8d02-b493c2234bf3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164',1,'hydroxo-standard',0,0,0,1,NULL,'loading',6,6,'2026-01-14','deltoid','left','2026-01-16','2026-01-16','2026-01-16','2026-01-16','2026-01-17','deltoid','right',0,'2026-04-05','2026-01-16');
INSERT INTO "forecast_row" VALUES('2bd65166-d8f5-4a85-9b5d-cb7df37f45bb','40ac6132-84b6-4e1c-8852-23121d61c2da',1,'hydroxo-standard',0,0,0,1,NULL,'loading',4,6,'2026-01-09','deltoid','left','2026-01-12','2026-01-12','2026-01-12','2026-01-12','2026-01-13','deltoid','right',0,'2026-04-05','2026-01-09');
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
	replaces VARCHAR, authority_id VARCHAR, 
	CONSTRAINT pk_injection PRIMARY KEY (entry), 
	CONSTRAINT ck_injection_dose_range CHECK (dose_micrograms BETWEEN 1 AND 100000), 
	CONSTRAINT fk_injection_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id), 
	CONSTRAINT uq_injection_id UNIQUE (id)
);
INSERT INTO "injection" VALUES(1,'79af1b5e-f347-47b8-837b-3cca13dd3a0c','40ac6132-84b6-4e1c-8852-23121d61c2da','2026-01-05','hydroxo-1mg-1ml',1000,'deltoid','left','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.438082+00:00','Nurse B. Example',NULL,'2bd65166-d8f5-4a85-9b5d-cb7df37f45bb');
INSERT INTO "injection" VALUES(2,'80f15177-0557-4408-9389-2550c78ef2d0','40ac6132-84b6-4e1c-8852-23121d61c2da','2026-01-07','hydroxo-1mg-1ml',1000,'deltoid','right','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.449706+00:00','Nurse B. Example',NULL,'2bd65166-d8f5-4a85-9b5d-cb7df37f45bb');
INSERT INTO "injection" VALUES(3,'3d7e33c0-1e3e-4f9b-aef5-a5f301795a7c','40ac6132-84b6-4e1c-8852-23121d61c2da','2026-01-09','hydroxo-1mg-1ml',1000,'deltoid','left','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.458029+00:00','Nurse B. Example',NULL,'2bd65166-d8f5-4a85-9b5d-cb7df37f45bb');
INSERT INTO "injection" VALUES(4,'7c23d664-d5d9-428a-bcaf-66f125c8eec3','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-05','hydroxo-1mg-1ml',1000,'deltoid','left','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.475369+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
INSERT INTO "injection" VALUES(5,'84035396-f937-460b-88a0-4b0d62167f78','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-07','hydroxo-1mg-1ml',1000,'deltoid','right','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.483495+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
INSERT INTO "injection" VALUES(6,'c9515ddf-d026-443d-97ee-aeb83c4a2f52','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-09','hydroxo-1mg-1ml',1000,'deltoid','left','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.491826+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
INSERT INTO "injection" VALUES(7,'84a5c30c-646f-424f-b895-9f58184331a2','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-12','hydroxo-1mg-1ml',1000,'deltoid','right','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.500229+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
INSERT INTO "injection" VALUES(8,'0914bc58-2499-4200-a0c9-552666317075','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-14','hydroxo-1mg-1ml',1000,'deltoid','left','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.508634+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
INSERT INTO "injection" VALUES(9,'bbdc1ce1-d432-4aea-8d8d-37668b0efa0d','8d5abf44-bc36-4dbe-9769-f8d2e42a7164','2026-01-16','hydroxo-1mg-1ml',1000,'deltoid','right','','','H24817','2028-03-31','Nurse B. Example','',0,1,1,'[]','2026-11-21T14:48:21.516900+00:00','Nurse B. Example',NULL,'8db3d9b7-81e0-4ff7-8d02-b493c2234bf3');
CREATE TABLE injection_void (
	injection_id VARCHAR NOT NULL, 
	reason VARCHAR NOT NULL, 
	replaced_by VARCHAR, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_injection_void PRIMARY KEY (injection_id), 
	CONSTRAINT fk_injection_void_injection_id FOREIGN KEY(injection_id) REFERENCES injection (id)
);
INSERT INTO "injection_void" VALUES('bbdc1ce1-d432-4aea-8d8d-37668b0efa0d','entered twice',NULL,'2026-11-21T14:48:21.571878+00:00','Nurse B. Example');
CREATE TABLE meta (
	name VARCHAR NOT NULL, 
	value VARCHAR NOT NULL, 
	CONSTRAINT pk_meta PRIMARY KEY (name)
);
INSERT INTO "meta" VALUES('register_id','1e75e024-dc18-4a4b-9028-99cb94d72096');
INSERT INTO "meta" VALUES('is_demo','no');
CREATE TABLE name_key (
	"key" VARCHAR NOT NULL, 
	patient_id VARCHAR NOT NULL, 
	CONSTRAINT pk_name_key PRIMARY KEY ("key", patient_id), 
	CONSTRAINT fk_name_key_patient_id FOREIGN KEY(patient_id) REFERENCES patient (id)
);
INSERT INTO "name_key" VALUES('archer','40ac6132-84b6-4e1c-8852-23121d61c2da');
INSERT INTO "name_key" VALUES('quinn','40ac6132-84b6-4e1c-8852-23121d61c2da');
INSERT INTO "name_key" VALUES('brennan','8d5abf44-bc36-4dbe-9769-f8d2e42a7164');
INSERT INTO "name_key" VALUES('sian','8d5abf44-bc36-4dbe-9769-f8d2e42a7164');
INSERT INTO "name_key" VALUES('lukasik','0bd19593-6fda-40d6-b92d-875f00718777');
INSERT INTO "name_key" VALUES('ola','0bd19593-6fda-40d6-b92d-875f00718777');
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
	given_key VARCHAR NOT NULL, format_need VARCHAR DEFAULT 'standard' NOT NULL, preferred_side VARCHAR, preferred_days VARCHAR DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_patient PRIMARY KEY (id), 
	CONSTRAINT ck_patient_nhs_number_length CHECK (nhs_number IS NULL OR length(nhs_number) = 10)
);
INSERT INTO "patient" VALUES('40ac6132-84b6-4e1c-8852-23121d61c2da','Archer','Quinn','1956-03-02','9990000018','Mrs','','','','','','[]','deltoid','[]','active',NULL,'archer','quinn','standard',NULL,'[]');
INSERT INTO "patient" VALUES('8d5abf44-bc36-4dbe-9769-f8d2e42a7164','Brennan','Siân','1956-03-02','9990000026','Mrs','','','','','','[]','deltoid','[]','active',NULL,'brennan','sian','standard',NULL,'[]');
INSERT INTO "patient" VALUES('0bd19593-6fda-40d6-b92d-875f00718777','Łukasik','Ola','1956-03-02','9990000034','Mrs','','','','','','[]','deltoid','[]','active',NULL,'lukasik','ola','standard',NULL,'[]');
CREATE TABLE protocol_approval (
	entry INTEGER NOT NULL, 
	id VARCHAR NOT NULL, 
	sha256 VARCHAR NOT NULL, 
	protocol_id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	approved_by VARCHAR NOT NULL, 
	"on" DATE NOT NULL, 
	note VARCHAR NOT NULL, 
	recorded_at VARCHAR NOT NULL, 
	recorded_by VARCHAR NOT NULL, 
	CONSTRAINT pk_protocol_approval PRIMARY KEY (entry), 
	CONSTRAINT fk_protocol_approval_sha256 FOREIGN KEY(sha256) REFERENCES protocol_file (sha256), 
	CONSTRAINT uq_protocol_approval_id UNIQUE (id)
);
INSERT INTO "protocol_approval" VALUES(1,'463ce43e-9bb5-40ab-9387-88bdcdb31642','9663a8d525eaea9b852d6d5975fd1fe23e6ad8e17f445f8fbfc2a24c8f20883b','hydroxo-standard','9','Dr A. Example','2026-01-20','','2026-11-21T14:48:21.592599+00:00','Dr A. Example');
CREATE TABLE protocol_file (
	sha256 VARCHAR NOT NULL, 
	protocol_id VARCHAR NOT NULL, 
	version VARCHAR NOT NULL, 
	content VARCHAR NOT NULL, 
	CONSTRAINT pk_protocol_file PRIMARY KEY (sha256)
);
INSERT INTO "protocol_file" VALUES('338de4eaac1fc6ba05daed3d07aa1e9f0c13b00cff7b7a5dd4652e0bd2ad5a82','hydroxo-standard','1','id = "hydroxo-standard"
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
why = "Where nerves are not involved, all four founding texts and the BNF agree on this schedule."

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
INSERT INTO "protocol_file" VALUES('9663a8d525eaea9b852d6d5975fd1fe23e6ad8e17f445f8fbfc2a24c8f20883b','hydroxo-standard','9','id = "hydroxo-standard"
version = "9"
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
why = "Where nerves are not involved, all four founding texts and the BNF agree on this schedule."

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
CREATE INDEX ix_forecast_row_overdue_from ON forecast_row (overdue_from);
CREATE INDEX ix_forecast_row_patient_id ON forecast_row (patient_id);
CREATE INDEX ix_course_event_patient ON course_event (patient_id, "on");
CREATE INDEX ix_authority_patient_id ON authority (patient_id);
CREATE INDEX ix_contact_patient ON contact (patient_id, "on");
CREATE UNIQUE INDEX uq_clinic_user_name ON clinic_user (name);
CREATE TRIGGER injection_refuses_update BEFORE UPDATE ON injection BEGIN SELECT RAISE(ABORT, 'injection rows are added, never changed'); END;
CREATE TRIGGER injection_refuses_delete BEFORE DELETE ON injection BEGIN SELECT RAISE(ABORT, 'injection rows are added, never changed'); END;
CREATE TRIGGER injection_void_refuses_update BEFORE UPDATE ON injection_void BEGIN SELECT RAISE(ABORT, 'injection_void rows are added, never changed'); END;
CREATE TRIGGER injection_void_refuses_delete BEFORE DELETE ON injection_void BEGIN SELECT RAISE(ABORT, 'injection_void rows are added, never changed'); END;
CREATE TRIGGER course_refuses_update BEFORE UPDATE ON course BEGIN SELECT RAISE(ABORT, 'course rows are added, never changed'); END;
CREATE TRIGGER course_refuses_delete BEFORE DELETE ON course BEGIN SELECT RAISE(ABORT, 'course rows are added, never changed'); END;
CREATE TRIGGER course_event_refuses_update BEFORE UPDATE ON course_event BEGIN SELECT RAISE(ABORT, 'course_event rows are added, never changed'); END;
CREATE TRIGGER course_event_refuses_delete BEFORE DELETE ON course_event BEGIN SELECT RAISE(ABORT, 'course_event rows are added, never changed'); END;
CREATE TRIGGER course_event_void_refuses_update BEFORE UPDATE ON course_event_void BEGIN SELECT RAISE(ABORT, 'course_event_void rows are added, never changed'); END;
CREATE TRIGGER course_event_void_refuses_delete BEFORE DELETE ON course_event_void BEGIN SELECT RAISE(ABORT, 'course_event_void rows are added, never changed'); END;
CREATE TRIGGER authority_refuses_update BEFORE UPDATE ON authority BEGIN SELECT RAISE(ABORT, 'authority rows are added, never changed'); END;
CREATE TRIGGER authority_refuses_delete BEFORE DELETE ON authority BEGIN SELECT RAISE(ABORT, 'authority rows are added, never changed'); END;
CREATE TRIGGER authority_withdrawal_refuses_update BEFORE UPDATE ON authority_withdrawal BEGIN SELECT RAISE(ABORT, 'authority_withdrawal rows are added, never changed'); END;
CREATE TRIGGER authority_withdrawal_refuses_delete BEFORE DELETE ON authority_withdrawal BEGIN SELECT RAISE(ABORT, 'authority_withdrawal rows are added, never changed'); END;
CREATE TRIGGER contact_refuses_update BEFORE UPDATE ON contact BEGIN SELECT RAISE(ABORT, 'contact rows are added, never changed'); END;
CREATE TRIGGER contact_refuses_delete BEFORE DELETE ON contact BEGIN SELECT RAISE(ABORT, 'contact rows are added, never changed'); END;
CREATE TRIGGER contact_void_refuses_update BEFORE UPDATE ON contact_void BEGIN SELECT RAISE(ABORT, 'contact_void rows are added, never changed'); END;
CREATE TRIGGER contact_void_refuses_delete BEFORE DELETE ON contact_void BEGIN SELECT RAISE(ABORT, 'contact_void rows are added, never changed'); END;
CREATE TRIGGER protocol_file_refuses_update BEFORE UPDATE ON protocol_file BEGIN SELECT RAISE(ABORT, 'protocol_file rows are added, never changed'); END;
CREATE TRIGGER protocol_file_refuses_delete BEFORE DELETE ON protocol_file BEGIN SELECT RAISE(ABORT, 'protocol_file rows are added, never changed'); END;
CREATE TRIGGER protocol_approval_refuses_update BEFORE UPDATE ON protocol_approval BEGIN SELECT RAISE(ABORT, 'protocol_approval rows are added, never changed'); END;
CREATE TRIGGER protocol_approval_refuses_delete BEFORE DELETE ON protocol_approval BEGIN SELECT RAISE(ABORT, 'protocol_approval rows are added, never changed'); END;
CREATE TRIGGER audit_refuses_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are added, never changed'); END;
CREATE TRIGGER audit_refuses_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are added, never changed'); END;
CREATE TRIGGER patient_refuses_delete BEFORE DELETE ON patient BEGIN SELECT RAISE(ABORT, 'patient rows are added, never changed'); END;
CREATE TRIGGER clinic_user_refuses_delete BEFORE DELETE ON clinic_user BEGIN SELECT RAISE(ABORT, 'clinic_user rows are added, never changed'); END;
COMMIT;
