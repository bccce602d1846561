-- What somebody does in Neovim who opens a command line: looks at the diagnostics, asks about a word, completes another one.
-- Writes what the editor shows, as JSON, into the file that RESULT names, and ends the editor.

local seen = { version = tostring(vim.version().major) .. "." .. tostring(vim.version().minor) }

-- After each step, so that a test that gives up can tell how far it came.
local function write()
  local file = assert(io.open(vim.env.RESULT, "w"))
  file:write(vim.json.encode(seen))
  file:close()
end

local function floating_text()
  for _, window in ipairs(vim.api.nvim_list_wins()) do
    if vim.api.nvim_win_get_config(window).relative ~= "" then
      return table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), "\n")
    end
  end
end

local function type_keys(keys)
  vim.api.nvim_input(keys)
end

-- Each step begins something and then looks for what it is to bring; nil means not yet.
local steps = {
  {
    name = "diagnostics",
    begin = function()
      vim.cmd("edit " .. vim.fn.fnameescape(vim.env.DOCUMENT))
    end,
    look = function()
      local found = vim.diagnostic.get(0)
      if #found == 0 then return nil end
      return vim.tbl_map(function(one)
        return { code = one.code or one.user_data.lsp.code, line = one.lnum, column = one.col, message = one.message }
      end, found)
    end,
  },
  {
    name = "hover",
    begin = function()
      vim.fn.cursor(1, 3)
      vim.lsp.buf.hover()
    end,
    look = floating_text,
  },
  {
    name = "completion",
    begin = function()
      vim.cmd("stopinsert")
      type_keys("A roo<C-x><C-o>")
    end,
    look = function()
      local info = vim.fn.complete_info({ "items", "pum_visible" })
      if info.pum_visible == 0 or #info.items == 0 then return nil end
      return vim.tbl_map(function(item) return item.abbr or item.word end, info.items)
    end,
  },
}

local current = 0
local timer = vim.loop.new_timer()
timer:start(0, 20, vim.schedule_wrap(function()
  local step = steps[current]
  if step ~= nil then
    local result = step.look()
    if result == nil then return end
    seen[step.name] = result
    write()
  end
  current = current + 1
  if steps[current] == nil then
    timer:stop()
    vim.cmd("qa!")
  else
    steps[current].begin()
  end
end))
