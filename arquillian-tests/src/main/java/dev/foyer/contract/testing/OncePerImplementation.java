// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/**
 * A class of tests that strain a server's implementation of WebSocket, and prove nothing new on a second server with the same. They do not run
 * on GlassFish, which has Tyrus on Grizzly, as Payara does.
 */
@Tag("once-per-implementation")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface OncePerImplementation {}
