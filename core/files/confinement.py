"""What a process that reads strangers' files may still do: compute, within limits of memory and time, and without network.

Limits by setrlimit(2). Network, other programs and other processes by a seccomp filter (Linux, seccomp(2)); where the system has
none, the limits alone hold.
"""

import ctypes
import platform
import sys

_PR_SET_NO_NEW_PRIVS, _PR_SET_SECCOMP, _PR_SET_DUMPABLE = 38, 22, 4
_SECCOMP_MODE_FILTER = 2
_OPEN_FILES = 128
_AUDIT = {"x86_64": 0xC000003E, "aarch64": 0xC00000B7}  # Linux's audit architectures
# What is refused, by number: sockets; programs, tracing and signals; mounts, namespaces and bpf; io_uring; changes to files.
_REFUSED = {
    "x86_64": (
        *(*range(41, 56), 288, 299, 307),
        *(59, 62, 101, 200, 234, 310, 311, 322),
        *(165, 166, 272, 308, 321),
        *(425, 426, 427),
        *(76, *range(82, 89), *range(90, 95), 258, *range(263, 267), 268, 316),
    ),
    "aarch64": (
        *(*range(198, 213), 242, 243, 269),
        *(117, 129, 130, 131, 221, 270, 271, 281),
        *(39, 40, 97, 268, 280),
        *(425, 426, 427),
        *(*range(34, 39), 45, *range(52, 56), 276),
    ),
}
# Above: calls of the 32-bit ABI on x86-64 (__X32_SYSCALL_BIT).
_X32 = 0x40000000
_ALLOW, _KILL, _EPERM = 0x7FFF0000, 0x80000000, 0x00050001
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06


class _Filter(ctypes.Structure):
    """struct sock_filter."""

    _fields_ = (("code", ctypes.c_ushort), ("jt", ctypes.c_ubyte), ("jf", ctypes.c_ubyte), ("k", ctypes.c_uint32))


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.POINTER(_Filter)))


def limit(memory_bytes: int) -> None:
    """This process's memory, open files and core dumps; it can write no file."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in (
        (resource.RLIMIT_AS, memory_bytes),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        _, hard = resource.getrlimit(what)
        wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(what, (wanted, wanted))
        except (OSError, ValueError):  # the system has another limit, or none (macOS: memory)
            continue


def limit_seconds(seconds: float) -> None:
    """How long the processor may work from now on; the system ends the process when it is used up."""
    try:
        import resource
    except ImportError:
        return
    spent = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    most = int(spent.ru_utime + spent.ru_stime + seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def isolate() -> bool:
    """No network, no other program, nothing of other processes, no change to a file; whether the system can do that."""
    machine = platform.machine()
    if sys.platform != "linux" or machine not in _AUDIT:
        return False
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    if prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        return False
    steps = _steps(_AUDIT[machine], _REFUSED[machine])
    program = _Program(len(steps), (_Filter * len(steps))(*steps))
    pointer = ctypes.cast(ctypes.pointer(program), ctypes.c_void_p).value or 0
    return bool(prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, pointer, 0, 0) == 0)


def _steps(architecture: int, refused: tuple[int, ...]) -> list[_Filter]:
    """A filter (struct seccomp_data: the number of the call at 0, the architecture at 4)."""
    steps = [
        _Filter(_LOAD, 0, 0, 4),
        _Filter(_EQUAL, 1, 0, architecture),
        _Filter(_RETURN, 0, 0, _KILL),
        _Filter(_LOAD, 0, 0, 0),
        _Filter(_AT_LEAST, 0, 1, _X32),
        _Filter(_RETURN, 0, 0, _EPERM),
    ]
    for number in refused:
        steps += (_Filter(_EQUAL, 0, 1, number), _Filter(_RETURN, 0, 0, _EPERM))
    return [*steps, _Filter(_RETURN, 0, 0, _ALLOW)]
