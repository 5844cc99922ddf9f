/** What is done to the product while it works: each takes something away, gives it back, and says how long the work lay still. */
package io.plumbline.drills.faults;
