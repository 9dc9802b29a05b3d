// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a {@code LATEST} event that tells what the event is about, such as the lot that a price is
 * for. A new event then replaces only an event with the same key. Without a key, it replaces any event of its type.
 *
 * <p>Two keys are the same if their JSON is the same text. A key may be {@code null}. Works on components of records
 * that are annotated with {@link ServerEvent}, one for each record.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface EventKey {}
