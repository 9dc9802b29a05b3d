// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.transport.server.UpgradePlace;

/** Puts Foyer's filter behind the application's filters and before the server's own for WebSockets. */
final class FilterPlace {

    private static final String NAME = "foyer";
    private static final String DESCRIBED = "foyer-described";

    private FilterPlace() {}

    /** Adds the filter. Called first when an application starts. */
    static void add(ServletContext context, Filter filter) {
        UpgradePlace upgrade = UpgradePlace.of(context);
        if (upgrade != UpgradePlace.ADDED_FILTER) {
            register(context.addFilter(NAME, filter), true);
        } else if (context.getFilterRegistration(DESCRIBED) != null) {
            context.setAttribute(DescribedFilter.CHOSEN, filter);
        } else { // the application's own descriptor is complete, so no library's counts
            Log.info(Code.FILTERS_LATER);
            register(context.addFilter(NAME, filter), false);
        }
    }

    /** Puts the server's filter last where it can be moved. Called when no more filters are added. */
    static void settle(ServletContext context) {
        if (UpgradePlace.of(context) == UpgradePlace.MOVABLE_FILTER) {
            UpgradePlace.moveLast(context);
        }
    }

    private static void register(FilterRegistration.Dynamic registration, boolean last) {
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), last, "/*");
    }
}
