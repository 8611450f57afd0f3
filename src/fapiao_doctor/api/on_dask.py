"""Files of symptoms on a cluster, or on the cores of one machine, by Dask. Needs the extra `dask`.

from dask.distributed import Client
from fapiao_doctor.api.on_dask import answer_files

Client("tcp://scheduler:8786")
answer_files(sorted(Path("/share/tickets").glob("*.parquet")), Path("/share/answers"), ".parquet")
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from dask.base import compute, get_scheduler
from dask.delayed import delayed

from fapiao_doctor.api.parts import Job, answer_part
from fapiao_doctor.errors import UsageError
from fapiao_doctor.frozen import replace


def answer_files(sources: Sequence[Path], folder: Path, ending: str, job: Job | None = None) -> Counter[str]:
    """Write the results for each of `sources` to a file of its name, with `ending`, in `folder`; return the counts.

    A part whose file is there already is left out, so a run that was broken off is gone on with by the same call. All
    workers must see the same files. Dask runs it where its Client says, else in processes of this machine. Raises
    UsageError where two parts have one name, and what answer_part raises.
    """
    job = job or Job()
    job = replace(job, as_of=job.as_of or date.today())  # one day for all workers
    folder.mkdir(parents=True, exist_ok=True)
    parts = {folder / f"{source.stem}{ending}": source for source in sources}
    if len(parts) < len(sources):
        raise UsageError("两个输入文件同名，结果会写进同一个文件", "换个名字，或分开运行")
    work = [delayed(answer_part)(source, target, job) for target, source in parts.items() if not target.exists()]
    # Their own processes where no Client is: with threads only one would compute at a time.
    scheduler = None if get_scheduler() else "processes"
    done = compute(*work, scheduler=scheduler, chunksize=1) if work else ()
    return sum(done, Counter())
