/** The product on one machine: a real broker, a real database and the four services, started as processes. */
package io.plumbline.local;
