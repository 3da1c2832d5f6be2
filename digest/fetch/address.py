"""Which machines may be asked: those that the whole internet can reach.

After the registries of special-purpose addresses of IANA (RFC 6890 and its successors). Python's own `is_global` leaves out some
and knows others only in newer versions, so the rest is spelled out.
"""

from __future__ import annotations

import ipaddress

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

_GLOBAL_UNICAST = ipaddress.IPv6Network("2000::/3")  # RFC 4291: all that is given out lies in here
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052: the last four bytes are an IPv4 address
_ISATAP = 0x5EFE  # RFC 5214, 6.1: before the IPv4 address stand 0000:5efe or 0200:5efe
_ANY_BUT_UNIVERSAL = 0xFDFFFFFF
_CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "100.64.0.0/10",  # carrier-grade NAT, RFC 6598
        "168.63.129.16/32",  # a cloud provider's service for its own machines, among public addresses
        "192.0.0.0/24",  # protocol assignments, RFC 6890
        "192.31.196.0/24",  # names of private networks, RFC 7535
        "192.52.193.0/24",  # multicast relays, RFC 7450
        "192.88.99.0/24",  # 6to4 relays, RFC 7526
        "192.175.48.0/24",  # names of private networks, RFC 7534
        "2001::/23",  # protocol assignments, Teredo among them, RFC 2928
        "2001:db8::/32",  # documentation, RFC 3849
        "2620:4f:8000::/48",  # names of private networks, RFC 7534
        "3fff::/20",  # documentation, RFC 9637
    )
)


def is_public(text: str) -> bool:
    """Whether `text` is an address of the public internet, also by the IPv4 address that it may wrap."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return False
    inner = _wrapped(address)
    if inner is not None:
        return is_public(str(inner))
    if isinstance(address, ipaddress.IPv6Address) and (address not in _GLOBAL_UNICAST or address.scope_id):
        return False
    closed = any(address in network for network in _CLOSED if network.version == address.version)
    return address.is_global and not closed and not address.is_multicast and not address.is_reserved


def _wrapped(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that a mapped, 6to4, NAT64 or ISATAP address leads to."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64 or int(address) >> 32 & _ANY_BUT_UNIVERSAL == _ISATAP:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


_OF_THIS_MACHINE = ("localhost", "local", "internal", "home.arpa", "onion", "invalid")
"""Names that no public server has, whatever a resolver says: RFC 6761, 6762, 7686, 8375, and ICANN's `internal`."""


def is_inner(name: str) -> bool:
    """Whether `name`, in ASCII, is one of this machine or of private networks by its last labels."""
    bare = name.rstrip(".").lower()
    return any(bare == inner or bare.endswith(f".{inner}") for inner in _OF_THIS_MACHINE)


CLOSED_PORTS = frozenset((
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111, 113, 115, 117,
    119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636,
    989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
))  # fmt: skip
"""Ports of other protocols, whose servers might take a request for orders: those of the Fetch standard (2.9, port blocking)."""
