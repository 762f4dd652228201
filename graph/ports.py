"""A loopback port for the private server, the same from one start to the next."""

import random
import socket
import time

from base.errors import SetUp

PORTS = range(20000, 30000)  # below those a system hands out for outgoing connections, so ours stays free


def free_port(last: int | None) -> int:
    """A free loopback port: the one used last time unless somebody has it, so that clients find us again."""
    if last is not None and _comes_free(last):
        return last
    for port in random.sample(PORTS, len(PORTS)):
        if _is_free(port):
            return port
    raise SetUp("本机没有空闲端口。", "No port is free on this machine.")


def _comes_free(port: int) -> bool:
    """Whether a port is free, or becomes so in a moment: a server just killed lets go of it a little later."""
    for _ in range(20):
        if _is_free(port):
            return True
        time.sleep(0.1)
    return False


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True
