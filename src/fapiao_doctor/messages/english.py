"""All messages of the program by their Chinese."""

from fapiao_doctor.messages.api import API
from fapiao_doctor.messages.checks import CHECKS
from fapiao_doctor.messages.commands import COMMANDS
from fapiao_doctor.messages.content import CONTENT
from fapiao_doctor.messages.errors import ERRORS
from fapiao_doctor.messages.page import PAGE
from fapiao_doctor.messages.pages import PAGES
from fapiao_doctor.messages.reader import READER
from fapiao_doctor.messages.redaction import REDACTION
from fapiao_doctor.messages.usage import USAGE
from fapiao_doctor.messages.walk import WALK
from fapiao_doctor.messages.workbench import WORKBENCH
from fapiao_doctor.messages.writing import WRITING

ENGLISH = {
    **API, **CHECKS, **COMMANDS, **CONTENT, **ERRORS, **PAGE, **PAGES, **READER, **REDACTION, **USAGE, **WALK, **WORKBENCH, **WRITING
}  # fmt: skip
