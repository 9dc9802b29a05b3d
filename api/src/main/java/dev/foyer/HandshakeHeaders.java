// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a record as the header schema of every endpoint that takes the record as a parameter of a callback.
 *
 * <p>Each component is bound before the connection exists. The component {@code clientVersion} is bound to the header
 * {@code client-version}; names ignore case. Because browsers cannot set headers, the value may also come from the
 * query parameter or cookie of that name. A header that was sent always takes precedence.
 *
 * <p>A component may be a {@code String}, a primitive or its box, an enum, {@code UUID}, {@code URI}, a
 * {@code java.time} type, or any type with a public static {@code fromString}, {@code parse} or {@code valueOf} method
 * that takes one {@code String}. It may also be an {@code Optional} or {@code List} of these.
 *
 * <p>Jakarta Validation constraints on the components are checked. All violations of a handshake are reported together,
 * with status 400 (RFC 9457).
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
