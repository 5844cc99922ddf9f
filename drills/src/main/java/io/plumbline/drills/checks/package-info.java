/** What must hold in the end, whatever was done. */
package io.plumbline.drills.checks;
