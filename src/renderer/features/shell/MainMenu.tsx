/** The main menu: panels, layout, import of bars, settings, shortcuts. */
import { Menu } from '@base-ui/react/menu';
import MenuIcon from 'lucide-react/icons/menu';
import { useWords } from '../../state/settings.ts';
import { openDialog } from '../../state/ui.ts';
import { IconButton, Kbd } from '../../ui/controls.tsx';
import { dialogCss as css } from '../../ui/Dialog.tsx';
import { PANELS, resetLayout, showPanel } from '../trade/panels.ts';

export function MainMenu() {
  const { t } = useWords();
  return (
    <Menu.Root>
      <Menu.Trigger render={<IconButton label={t('shell.menu')} testId="menu-button" />}>
        <MenuIcon size={16} />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={css.positioner} sideOffset={4} align="start">
          <Menu.Popup className={css.menu}>
            <Menu.Group>
              <Menu.GroupLabel className={css.groupLabel}>{t('shell.panels')}</Menu.GroupLabel>
              {PANELS.map((panel) => (
                <Menu.Item key={panel} className={css.item} onClick={() => showPanel(panel)}>
                  {t(`trade.${panel}`)}
                </Menu.Item>
              ))}
            </Menu.Group>
            <Menu.Item className={css.item} onClick={resetLayout}>
              {t('shell.resetLayout')}
            </Menu.Item>
            <Menu.Separator className={css.separator} />
            <Menu.Item
              className={css.item}
              data-testid="menu-import-bars"
              onClick={() => openDialog({ kind: 'import-bars' })}
            >
              {t('shell.importBars')}
            </Menu.Item>
            <Menu.Separator className={css.separator} />
            <Menu.Item
              className={css.item}
              data-testid="menu-settings"
              onClick={() => openDialog({ kind: 'settings' })}
            >
              {t('shell.settings')} <Kbd>,</Kbd>
            </Menu.Item>
            <Menu.Item className={css.item} onClick={() => openDialog({ kind: 'shortcuts' })}>
              {t('shell.shortcuts')} <Kbd>?</Kbd>
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
