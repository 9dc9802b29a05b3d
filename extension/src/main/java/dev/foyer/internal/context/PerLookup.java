// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import jakarta.inject.Scope;

/**
 * The scope of user contexts that cannot be proxied. Like {@code @Dependent}, it hands out the object itself at each look-up; but
 * what an {@code Instance} in a long-lived bean has handed out is not kept until that bean ends.
 */
@Scope
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface PerLookup {}
