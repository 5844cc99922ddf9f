/** The contract between the services: one record per event, and the names under which they travel. */
package io.plumbline.events;
