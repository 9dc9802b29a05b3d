// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;

/** A class of tests that prove nothing new on a third server. They run on Open Liberty and WildFly. */
@Tag("same-everywhere")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SameEverywhere {

    /** Why the server has no part in it, in a few words. */
    String value();
}
