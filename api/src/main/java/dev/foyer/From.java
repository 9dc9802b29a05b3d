// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Restricts the sources of a header schema component. Without this annotation, a component comes from the header, else
 * from the query parameter, else from the cookie of its name. If the name is one that only gateways set, such as
 * {@code x-forwarded-user}, the component comes from the header only.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface From {

    /** Lists the allowed sources. They are tried in the order in which {@link Source} declares them. */
    Source[] value();

    /** Lists the parts of the upgrade request that can supply a value. */
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
