/** What must hold in the end, after all faults. */
package io.plumbline.drills.checks;
