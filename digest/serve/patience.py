"""How long a visitor may take, and how many may wait: one who is slow, or keeps still, is hung up on, so that the editor's page always has room.

uvicorn's own timer begins only after an answer, and lets everybody wait who has not asked anything yet, or does not read.
"""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

HEAD = 10.0
"""Seconds for a request to be told in full, and after an answer for it to be taken."""
STEP = 10.0
SHARE = 16 * 1024
"""A visitor reads at least so many bytes in each step of so many seconds."""
MOST = 200
"""Connections that stand; one more, and the one that has kept still for longest goes."""


class Patient(H11Protocol):
    """A connection, with an end to each wait."""

    _waiting: asyncio.TimerHandle | None = None
    _reading: asyncio.TimerHandle | None = None
    _still = 0.0
    """When it last said or was told anything, by the clock of the event loop."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait, and let go of another where there are too many."""
        super().connection_made(transport)
        self._wait()
        idle = [one for one in self.connections if isinstance(one, Patient) and not one._is_busy()]
        if len(self.connections) > MOST and idle:
            min(idle, key=lambda one: one._still).transport.abort()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._unwait()
        self._progressed()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """A request in whole is answered without haste; a part of one does not buy time."""
        super().data_received(data)
        if self.transport.get_protocol() is not self:  # what listens speaks another one by now
            return
        if self._is_busy():
            self._unwait()
        elif self._waiting is None:
            self._wait()

    def on_response_complete(self) -> None:
        """What was told must be taken, and the next request asked, before long."""
        super().on_response_complete()
        self._wait()

    def handle_websocket_upgrade(self, event: object) -> None:
        """A tab that listens may do so for hours."""
        self._unwait()
        super().handle_websocket_upgrade(event)  # type: ignore[arg-type]

    def pause_writing(self) -> None:
        """More is to be sent than the visitor takes."""
        super().pause_writing()
        self._look(self.transport.get_write_buffer_size())

    def resume_writing(self) -> None:
        """The visitor has taken it."""
        super().resume_writing()
        self._progressed()

    def _is_busy(self) -> bool:
        """Whether an answer is under way."""
        return self.cycle is not None and not self.cycle.response_complete

    def _wait(self) -> None:
        self._unwait()
        self._still = self.loop.time()
        self._waiting = self.loop.call_later(HEAD, self._late)

    def _late(self) -> None:
        if self._reading is None:
            self.transport.abort()
        else:  # it is still taking what it was told, at the pace that is asked for
            self._waiting = self.loop.call_later(HEAD, self._late)

    def _unwait(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _look(self, before: int) -> None:
        def late() -> None:
            left = self.transport.get_write_buffer_size()
            if before - left < SHARE:
                self.transport.abort()
            else:
                self._look(left)

        self._progressed()
        self._reading = self.loop.call_later(STEP, late)

    def _progressed(self) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
