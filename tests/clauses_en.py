"""Clauses as people write them in English, by what they state. {s} is a secret, {n} a number, {m} an older one."""

SECRETS = ("certificate PIN", "the PIN of the tax certificate", "device password", "the digital certificate PIN")

LOCK = {
    "locked": """
        {s} is locked
        {s} got locked
        {s} has been locked since yesterday
        it says {s} is locked
        {s} locked out after too many wrong tries
        {s} is not forgotten, it is locked
        I thought {s} was fine but it is locked
        {s} was reset last month and is locked again today
        {s} is blocked
    """,
    "not-locked": """
        {s} is not locked
        {s} forgotten, not locked yet
        {s} isn't locked, I just forgot it
        my boss says {s} is locked but it is not
        checked the status, {s} is not locked
        {s} hasn't been locked
    """,
    "unchanged": """
        {s} is not locked and was never changed
        {s} not locked, nobody has ever changed it
        status page says {s} unlocked, not modified
    """,
    "changed": """
        {s} is not locked but it was changed by the old accountant
        {s} not locked, changed last year
        I thought {s} was never changed but it was, and it is not locked
    """,
    "change-doubted": """
        {s} is not locked, no idea whether it was ever changed
        {s} is not locked, not sure if anyone changed it
        {s} not locked, maybe it was changed, maybe not
        {s} is not locked, I don't know if it has been changed
        {s} not locked, probably never changed but I can't tell
        {s} is not locked, was it changed? I have no clue
    """,
    "doubted": """
        {s} may be locked
        not sure whether {s} is locked
        {s} seems to be locked, can't tell
        I don't know if {s} is locked
        maybe {s} is locked
        {s} might be locked, no message shown
        can't tell whether {s} is locked or I typed it wrong
        a colleague thinks {s} might be locked
    """,
    "feared": """
        afraid that {s} will be locked
        {s} is about to be locked
        I don't want {s} to get locked
        one more wrong try and {s} will be locked
        worried {s} gets locked
        if {s} gets locked we are in trouble
        {s} is nearly locked
        I stopped before {s} locked
    """,
    "over": """
        {s} was locked yesterday, the tax hall reset it today
        {s} used to be locked, it has been unlocked
        {s} was locked last year but that was fixed
        {s} got locked last week and was reset, now I forgot it again
        {s} is no longer locked
    """,
    "asked": """
        is {s} locked?
        will {s} be locked?
        how can I see whether {s} is locked
        when does {s} get locked?
        how do I check if {s} is locked
        does this mean {s} is locked?
    """,
}

LEFT = {
    "left": """
        {n} tries left
        it says {n} attempts remaining
        only {n} tries left
        I have {n} attempts left
        remaining attempts: {n}
        there were {m} tries left, now {n} tries left
        not {m} tries left but {n} tries left
        it said {m} attempts left before, now it says {n} attempts left
        yesterday {m} tries left, today {n} tries left
        {m} wrong tries so far, {n} tries left
        I thought {m} tries left but the screen says {n} tries left
    """,
    "left-less": """
        yesterday {m} tries left, today I got it wrong again
        it said {m} attempts left and then I tried again
        there were {m} tries left before my colleague tried too
    """,
    "left-denied": """
        it does not say {n} tries left
        there are not {n} tries left
        nobody said {n} tries left
    """,
    "left-doubted": """
        not sure if {m} or {n} tries left
        either {m} or {n} tries left, I forgot
        maybe {n} tries left, maybe none
    """,
    "left-feared": """
        afraid there are only {n} tries left
        what if there are only {n} tries left
    """,
    "left-asked": """
        are there {n} tries left?
        do I still have {n} tries left?
    """,
    "not-left": """
        I already tried {n} times
        wrong {n} times
        {n} failed attempts so far
        waited {n} days
        {n} people know it
        restarted {n} times
    """,
}

DEVICE = {
    "device": """
        we use a {d}
        it is a {d}
        the {d} is plugged in
        we have the {d}
        the {e} was given back, we use a {d} now
        not the {e}, the {d}
        we used a {e} before, now a {d}
        it is not a {e} but a {d}
        the {e} was cancelled, now it is a {d}
        switched from a {e} to a {d}
    """,
    "device-unknown": """
        not sure if it is a {d} or a {e}
        is it a {d} or a {e}?
        could be a {d} or a {e}
        I can't tell a {d} from a {e}
        either a {d} or a {e}
    """,
    "device-gone": """
        the {d} was returned long ago
        we don't use a {d}
        we never had a {d}
        it is not a {d}
        we no longer use the {d}
    """,
    "device-asked": """
        do I need a {d}?
        is this a {d}?
        should we get a {d}?
        we plan to get a {d} next year
    """,
}

DISK_LOCK = {
    "disk-locked": """
        the {d} is locked
        my {d} got locked
        the {d} has locked itself
    """,
    "disk-not-locked": """
        the {d} is not locked
        the {d} isn't locked
    """,
    "disk-feared": """
        the {d} will be locked soon
        is the {d} locked?
        afraid the {d} locks at month end
    """,
    "disk-over": """
        the {d} was locked last month but it is open again
        the {d} was locked, the tax hall unlocked it
    """,
}

CAUSE = {
    "not-filed": "we did not file this month|tax data not filed",
    "not-filed!": "we have filed already|filing is done",
    "offline-time": "offline time exceeded|the offline time limit is exceeded",
    "offline-time!": "offline time is not exceeded|not the offline time",
    "offline-amount": "offline amount exceeded|the offline amount limit is exceeded",
    "offline-amount!": "offline amount is not exceeded|not the offline amount",
    "not-uploaded": "some invoices were not uploaded|invoices not uploaded",
    "not-uploaded!": "all invoices are uploaded|no invoice is waiting for upload",
    "certificate-expired": "the certificate has expired|certificate expired",
    "certificate-expired!": "the certificate has not expired|the certificate is not expired",
    "clock": "the clock is wrong|clock error",
    "clock!": "the clock is right|not the clock",
}

PHONE = {
    "works": """
        the phone number still works
        I do get the SMS code
        new handset, same number, SMS arrives
        the phone number has not changed and works
    """,
    "lost": """
        the old phone number no longer exists
        the registered phone number is gone
        the number was cancelled so no SMS code
        the phone number belongs to an accountant who left and cannot be reached
    """,
    "unsaid": """
        I don't know whose phone number it is
        what if the phone number changes?
        can I change the phone number?
        not sure whether the phone number still works
    """,
    "not-lost": """
        I have a new handset
        I did not lose my phone
        same number, new phone
    """,
}

FACE = {
    "fails": """
        face recognition fails
        the face check keeps failing
        the face scan does not pass
    """,
    "works": """
        face recognition works
        the face check passed
        the face check failed yesterday but passed today
    """,
    "unsaid": """
        do I need a face check?
        afraid the face check fails
        no face check yet
        what if the face check fails?
    """,
}

ROLE = {
    "legal-rep": "I am the legal representative|I am the company's legal representative",
    "finance": "I am the finance officer|I am not the legal representative, I am the finance officer",
    "agency": "we are a bookkeeping agency|I work for a bookkeeping agency",
    "legal-rep!": "I am not the legal representative|does the legal representative have to come?",
    "agency!": "we are not a bookkeeping agency|we have no agency",
}

ROLE_LEAD = {"": "cannot log in to the e-tax bureau"}

PLATFORM = {
    "digital": "we issue digital invoices on the e-invoice platform|we have moved to digital invoices",
    "tax-control": "we still use the tax-control invoicing software|not digital invoices, the tax-control software",
    "unsaid": "should we move to digital invoices?|not sure if digital or tax-control",
}

OPENERS = ("", "", "hi, ", "", "please help, ", "")
CLOSERS = ("", ", what now?", "", ", how do I fix it", ". urgent", ", please help me", "")
NUMERALS = {
    "1": "one", "2": "two", "3": "three", "4": "four", "5": "five", "6": "six", "7": "seven", "8": "eight", "9": "nine",
}  # fmt: skip
COMMA = ", "
