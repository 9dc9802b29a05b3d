// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.inject.Scope;

/**
 * The scope of user contexts that cannot be proxied. Like {@code @Dependent}, it hands out the object itself at each
 * look-up. Unlike with {@code @Dependent}, an {@code Instance} in a long-lived bean does not keep the objects until
 * that bean ends.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PerLookup {}
