// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.token;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import dev.foyer.Handshake;
import dev.foyer.Refused;
import dev.foyer.Verified;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.model.settings.TokenPlace;
import dev.foyer.spi.TokenVerifier;
import org.jspecify.annotations.Nullable;

/** Finds the tokens of clients, and has the application verify them. Safe for any thread. */
public final class Tokens {

    /** The number of characters of the longest token. */
    public static final int MAX_LENGTH = 8192;

    private static final String AUTHORIZATION = "authorization";
    private static final String BEARER = "bearer ";
    private static final Map<String, String> CHALLENGE = Map.of("WWW-Authenticate", "Bearer");

    private final @Nullable TokenVerifier verifier;
    private final List<TokenPlace> places;
    private final Scopes scopes;
    private final Validity validity;

    /**
     * Creates what knows the tokens of an application.
     *
     * @param verifier verifies them, or is {@code null} if the application does that by itself
     * @param places where a handshake may have one
     */
    public Tokens(@Nullable TokenVerifier verifier, List<TokenPlace> places, Scopes scopes, Validity validity) {
        this.verifier = verifier;
        this.places = List.copyOf(places);
        this.scopes = scopes;
        this.validity = validity;
    }

    /** Tests whether there is something that verifies tokens. */
    public boolean areVerified() {
        return verifier != null;
    }

    /** Returns the token of a handshake, or {@code null} if it has none. */
    public @Nullable String find(Handshake handshake) {
        return places.stream()
                .map(place -> find(handshake, place))
                .filter(Objects::nonNull)
                .filter(token -> !token.isEmpty()) // such as a cookie that was cleared
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String find(Handshake handshake, TokenPlace place) {
        return switch (place.kind()) {
            case HEADER -> handshake.header(AUTHORIZATION).map(Tokens::bearer).orElse(null);
            case COOKIE -> handshake.cookies().get(place.name());
            case QUERY ->
                handshake.query().getOrDefault(place.name(), List.of()).stream()
                        .findFirst()
                        .orElse(null);
        };
    }

    /** Returns the token of a header, or {@code null} if it has other credentials. */
    private static @Nullable String bearer(String authorization) {
        return authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)
                ? authorization.substring(BEARER.length()).strip()
                : null;
    }

    /** Tests whether a client that has connected like this may send another token. */
    public boolean mayChange(Handshake handshake) {
        return verifier != null || find(handshake) != null;
    }

    /** Returns the same handshake with another token in its header. */
    public static Handshake with(Handshake handshake, String token) {
        var headers = new HashMap<>(handshake.headers());
        headers.keySet().removeIf(AUTHORIZATION::equalsIgnoreCase);
        headers.put(AUTHORIZATION, List.of("Bearer " + token));
        return new Handshake(
                handshake.path(),
                handshake.pathVariables(),
                headers,
                handshake.query(),
                handshake.cookies(),
                handshake.principal(),
                handshake.roles());
    }

    /**
     * Has a token verified.
     *
     * @param token the token, or {@code null} if there is none
     * @return {@code null} if there is none, or if the application verifies tokens by itself
     */
    public @Nullable Verified verify(@Nullable String token) throws Rejected {
        TokenVerifier by = verifier;
        if (by == null || token == null) {
            return null;
        }
        if (token.length() > MAX_LENGTH || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw unauthorized("This is not a token.");
        }
        Verified verified;
        try {
            verified = scopes.outside(() -> by.verify(token));
        } catch (Exception | Error failure) {
            throw new Rejected(refusal(failure));
        }
        if (verified == null) {
            throw unauthorized("The token is not valid.");
        }
        return verified;
    }

    private static Refusal refusal(Throwable failure) {
        Optional<Refused> refused = Causes.find(failure, Refused.class);
        if (refused.isPresent()) {
            Refused told = refused.get();
            return new Refusal(told.status(), told.detail(), told.headers(), List.of());
        }
        Log.errorWithoutText(Code.VERIFIER_FAILED, failure);
        return new Refusal(500, "The server could not process this request.");
    }

    /** Returns a handshake with the user of a token in place of the one that the server has logged in. */
    public static Handshake known(Handshake handshake, @Nullable Verified verified) {
        return verified == null
                ? handshake
                : new Handshake(
                        handshake.path(),
                        handshake.pathVariables(),
                        handshake.headers(),
                        handshake.query(),
                        handshake.cookies(),
                        verified.principal(),
                        verified.roles());
    }

    /**
     * Returns when the credentials of a handshake expire, or {@code null} if that is not known.
     *
     * @param handshake the handshake with the user of the token
     */
    public static @Nullable Instant expiry(Handshake handshake, @Nullable Verified verified) {
        return verified != null && verified.expires() != null
                ? verified.expires()
                : JwtExpiry.of(handshake.principal());
    }

    /** Throws an exception if credentials are not accepted any more. */
    public void requireValid(@Nullable Instant expires) throws Rejected {
        if (validity.isOver(expires)) {
            throw unauthorized("These credentials have expired.");
        }
    }

    /** Refuses a client that shows no valid token. */
    public static Rejected unauthorized(String detail) {
        return new Rejected(new Refusal(401, detail, CHALLENGE, List.of()));
    }
}
