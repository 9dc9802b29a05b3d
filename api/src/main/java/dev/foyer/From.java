// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says where a component of a header schema may come from. Without it: the header, else the query parameter, else the
 * cookie of its name; the header only if the name is one that only gateways set, such as {@code x-forwarded-user}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface From {

    /** The allowed sources. They are asked in the order in which {@link Source} declares them, whatever the order here. */
    Source[] value();

    /** A place in the upgrade request that can supply a value. */
    enum Source {
        /** An HTTP header. */
        HEADER,
        /** A query parameter of the request's URI. */
        QUERY,
        /** A cookie. */
        COOKIE,
        /** A variable of the endpoint's path. */
        PATH
    }
}
