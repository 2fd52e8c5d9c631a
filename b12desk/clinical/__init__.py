"""What a good injection nurse knows about vitamin B12, as pure functions of the standard library.

Glossary. One word per thing, the same in code, screen, paper and manual.

Protocol      an approved schedule, kept as a data file with its source
Phase         one part of a protocol: a dose, an interval and what ends it
Regimen       the order for one patient: protocol and version, product, dose, interval chosen, prescriber, authority
Authority     what allows a dose: a prescription, a PSD (for one patient) or a PGD (for a group), with days and doses
Course        one patient's run through a regimen; it owns its dose events
Dose given    an injection that happened; "not given" is attendance, not a dose
Not given     why there was no dose on its day: refused, unwell, no ampoule, contraindicated, did not attend
Counting      a dose given that moves the schedule on
Anchor        the latest dose before a transferred course began; it sets the window and never counts
Due window    the days on which the next dose is on time, both ends included
Status        what the desk does about a patient today; derived, never stored
Deferral      a date before which the patient is not expected, with a reason
Hold          a pause without an end date, until it is resumed
Review        a clinician's assessment with an outcome and, where asked, a score for each symptom
Decision      what a prescriber decided about a long gap: continue, reload, bloods first or refer
Contact       one attempt to reach a patient, with its channel and outcome; it never changes a status
Recall        where the clinic stands in reaching a patient since the last dose
Site, Side    the muscle, and the patient's own left or right
Finding       what a check says, with its severity and source
Override      a prescriber's reason that lifts a block
Role          health-care assistant, nurse, prescriber or administrator
Correction    a void plus a new entry
Worklist      every patient of the register with what happens next
Register      the file that keeps it all
"""
