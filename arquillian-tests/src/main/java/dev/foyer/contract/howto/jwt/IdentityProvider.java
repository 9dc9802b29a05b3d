// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.jwt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Signs tokens, and has its key at an address. */
final class IdentityProvider {

    private static final String NAME = "https://id.example.com";

    private final HttpServer server;
    private volatile RSAKey key = newKey();

    private IdentityProvider(HttpServer server) {
        this.server = server;
    }

    static IdentityProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var provider = new IdentityProvider(server);
            server.createContext("/jwks.json", exchange -> {
                byte[] keys = new JWKSet(provider.key).toString().getBytes(UTF_8);
                try (exchange) {
                    exchange.getResponseHeaders().set("Content-Type", "application/jwk-set+json");
                    exchange.sendResponseHeaders(200, keys.length);
                    exchange.getResponseBody().write(keys);
                }
            });
            server.start();
            return provider;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What an application sets to know it. */
    String[] settings() {
        return new String[] {
            "mp.jwt.verify.publickey.location=http://localhost:"
                    + server.getAddress().getPort() + "/jwks.json",
            "mp.jwt.verify.issuer=" + NAME,
            "mp.jwt.verify.audiences=bank",
            "mp.jwt.verify.clock.skew=0",
        };
    }

    /** Signs with another key from now on. */
    void changeKey() {
        key = newKey();
    }

    void stop() {
        server.stop(0);
    }

    String token(String user, int seconds, String... groups) {
        return token(user, seconds, claims -> claims.claim("groups", List.of(groups)));
    }

    String token(String user, int seconds, Consumer<JWTClaimsSet.Builder> changes) {
        RSAKey now = key;
        return token(now, new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(now.getKeyID()), user, seconds, changes);
    }

    /** A token that another one has signed, who says that it was this one. */
    String forged(String user) {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
        RSAKey other = newKey();
        return token(other, header.jwk(other.toPublicJWK()), user, 3600, claims -> {});
    }

    private static String token(
            RSAKey key, JWSHeader.Builder header, String user, int seconds, Consumer<JWTClaimsSet.Builder> changes) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience("bank")
                .claim("upn", user)
                .issueTime(Date.from(Instant.now()))
                .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                .claim("branch", "north");
        changes.accept(claims);
        try {
            var jwt = new SignedJWT(header.build(), claims.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
