// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a {@code LATEST} event that holds its version. The members of a room never get an event with a
 * smaller version after one with a greater version, whatever thread or node emits the two. The smaller one is dropped:
 * its {@link Delivery} has no recipients.
 *
 * <p>Versions are compared among the events with the same name and the same {@link EventKey} for one room, one user,
 * one namespace, one endpoint, one connection or everyone. They are not compared for an audience that was made with
 * {@link Audience#and}. Give each change a version of its own: of two events with the same version, either may be the
 * last one.
 *
 * <p>The component is a {@code byte}, {@code short}, {@code int} or {@code long}, or the box of one of these that is
 * not {@code null}. Works on components of records that are annotated with {@link ServerEvent}, one for each record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface EventVersion {}
