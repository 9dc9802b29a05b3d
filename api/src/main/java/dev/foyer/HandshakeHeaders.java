// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as the header schema of the endpoints whose callbacks take it as a parameter.
 *
 * <p>Each component is bound before the connection exists. Component {@code clientVersion} binds the header
 * {@code client-version} (names ignore case), or, as browsers cannot set headers, the query parameter or cookie of that
 * name; a header that was sent always wins. Components may be {@code String}, a primitive or its box, an enum,
 * {@code UUID}, {@code URI}, a {@code java.time} type, any type with a public static {@code fromString}, {@code parse} or
 * {@code valueOf} of one {@code String}, and {@code Optional} or {@code List} of these. Jakarta Validation constraints on
 * the components are checked; every violation of a handshake is reported at once, with status 400 (RFC 9457).
 *
 * <pre>{@code
 * @HandshakeHeaders
 * record ChatHeaders(@NotNull @Size(min = 10) String token, @DefaultValue("1.0.0") String clientVersion) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface HandshakeHeaders {}
