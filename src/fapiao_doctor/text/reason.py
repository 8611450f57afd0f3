"""Why the system refused, in the person's language: its own words are English almost everywhere."""

import errno

from fapiao_doctor.errors import Phrase

REASONS = {
    errno.ENOENT: Phrase("没有这个文件或文件夹"),
    errno.EACCES: Phrase("没有权限，或者正被别的程序打开"),
    errno.EPERM: Phrase("没有权限"),
    errno.EISDIR: Phrase("这是文件夹，不是文件"),
    errno.ENOTDIR: Phrase("路径中间有一段不是文件夹"),
    errno.EINVAL: Phrase("这不是普通文件"),
    errno.ENOSPC: Phrase("磁盘满了"),
    errno.EROFS: Phrase("这个磁盘只能读"),
    errno.ENAMETOOLONG: Phrase("名字太长"),
    errno.EBUSY: Phrase("正被别的程序用着"),
    errno.EFBIG: Phrase("文件太大"),
    errno.EIO: Phrase("读写磁盘出错"),
    errno.EEXIST: Phrase("已经有同名的文件"),
    errno.ELOOP: Phrase("链接绕成了圈"),
    errno.EMFILE: Phrase("打开的文件太多"),
    errno.EBADF: Phrase("输出已经关掉了"),
}


def reason(error: OSError | int) -> Phrase | str:
    """Return why a call failed: an OSError, or its number; what is not in the table in the system's own words."""
    number = error if isinstance(error, int) else error.errno or 0
    if number in REASONS:
        return REASONS[number]
    return "" if isinstance(error, int) else error.strerror or str(error)
