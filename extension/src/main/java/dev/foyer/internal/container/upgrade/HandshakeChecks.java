// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.connection.ConnectionLimit;
import dev.foyer.internal.connection.drain.Draining;
import dev.foyer.internal.container.upgrade.request.HandshakeReader;
import dev.foyer.internal.container.upgrade.request.UpgradeForm;
import dev.foyer.internal.context.ResumeOffer;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.OriginPolicy;
import dev.foyer.internal.handshake.subprotocol.BearerSubprotocol;
import dev.foyer.internal.handshake.subprotocol.ResumeSubprotocol;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.handshake.RawPath;
import org.jspecify.annotations.Nullable;

/** Checks requests before their headers are bound, and logs each kind of warning once. Safe for any thread. */
public final class HandshakeChecks {

    private final OriginPolicy origins;
    private final ConnectionLimit limit;
    private final Draining draining;
    private final AtomicBoolean toldOfHttp2 = new AtomicBoolean();
    private final AtomicBoolean toldOfBearer = new AtomicBoolean();

    public HandshakeChecks(OriginPolicy origins, ConnectionLimit limit, Draining draining) {
        this.origins = origins;
        this.limit = limit;
        this.draining = draining;
    }

    /** Returns the refusal of a malformed upgrade request, whoever sends it. */
    Optional<Refusal> malformed(HttpServletRequest request) {
        return path(request).or(() -> UpgradeForm.check(request));
    }

    private static Optional<Refusal> path(HttpServletRequest request) {
        String path = HandshakeReader.path(request);
        if (RawPath.hidesSlash(path)) {
            return Optional.of(new Refusal(400, "A path variable must not contain a slash."));
        }
        return RawPath.isReadable(path) ? Optional.empty() : Optional.of(new Refusal(400, "The path must be UTF-8."));
    }

    /** Returns the refusal of a request whose origin's pages must not connect. */
    Optional<Refusal> foreign(HttpServletRequest request) {
        List<String> sent = Collections.list(request.getHeaders("Origin"));
        return sent.size() > 1
                ? Optional.of(new Refusal(400, "The header 'Origin' must be sent once."))
                : origins.judge(
                        sent.stream().findFirst(),
                        request.getScheme(),
                        request.getServerName(),
                        request.getServerPort());
    }

    /** Returns the refusal of a well-formed request that must not become a connection at any endpoint. */
    Optional<Refusal> judge(HttpServletRequest request) {
        return path(request)
                .or(() -> foreign(request))
                .or(draining::judge)
                .or(limit::judge)
                .or(() -> token(request));
    }

    private static Optional<Refusal> token(HttpServletRequest request) {
        return request.getHeader("Authorization") != null ? Optional.empty() : BearerSubprotocol.check(offers(request));
    }

    /** Returns what the client offers if it can come back to a connection, or {@code null}. */
    static @Nullable ResumeOffer resume(HttpServletRequest request) {
        return ResumeSubprotocol.read(offers(request)).orElse(null);
    }

    private static List<String> offers(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Sec-WebSocket-Protocol"));
    }

    /** Warns that the server has no WebSockets over HTTP/2, although it let a request for one through. */
    void tellOfHttp2() {
        if (toldOfHttp2.compareAndSet(false, true)) {
            Log.warning(Code.CONNECT_UNSERVED);
        }
    }

    /** Warns if a client was refused without a login although it had sent a token, which the login does not see. */
    void explain(HttpServletRequest request, EndpointModel endpoint, Refusal refusal) {
        boolean unseen = refusal.status() == 401
                && request.getUserPrincipal() == null
                && !endpoint.roles().isEmpty()
                && BearerSubprotocol.isOffered(offers(request));
        if (unseen && toldOfBearer.compareAndSet(false, true)) {
            Log.warning(Code.BEARER_UNSEEN, endpoint.path());
        }
    }
}
